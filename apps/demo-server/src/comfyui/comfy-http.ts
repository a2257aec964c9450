import { parseObjectInfo, type ComfyGraph, type ObjectInfo } from '@charhub/workflows';
import * as z from 'zod';
import {
  CancelledJob,
  History,
  Job,
  Queue,
  QueuedPrompt,
  SystemStats,
  UnknownJob,
  UploadedImage,
  type HistoryEntry,
  type JobState,
  type SavedImage,
} from './comfy-answers.ts';
import type { ComfyRecorder } from './comfy-recorder.ts';
import type { ComfyTimings } from './comfy-timings.ts';
import { shareAnswer } from './shared-answer.ts';

/** An answer other than 2xx, one that does not fit, or (`status` null) none at all. */
export class ComfyHttpError extends Error {
  override readonly name = 'ComfyHttpError';
  readonly status: number | null;
  readonly body: string;

  constructor(message: string, answer: { status: number | null; body: string }, options?: ErrorOptions) {
    super(message, options);
    this.status = answer.status;
    this.body = answer.body;
  }
}

export interface ComfyConnection {
  /** Without a slash at the end; may have a path. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly token: string | undefined;
  readonly timings: ComfyTimings;
  readonly recorder?: ComfyRecorder | undefined;
}

/** ComfyUI's HTTP routes. Each call is one request with a time limit; each rejects with a `ComfyHttpError`. */
export class ComfyHttp {
  readonly #connection: ComfyConnection;
  /** Routes of newer versions that this one was found not to have. */
  readonly #lacking = new Set<'jobs' | 'cancel'>();

  constructor(connection: ComfyConnection) {
    this.#connection = connection;
  }

  async queuePrompt(prompt: {
    graph: ComfyGraph;
    promptId: string;
    clientId: string;
  }): Promise<QueuedPrompt> {
    const response = await this.#post('/prompt', {
      prompt: prompt.graph,
      prompt_id: prompt.promptId,
      client_id: prompt.clientId,
    });
    return parsed(response, QueuedPrompt);
  }

  async readQueue(): Promise<Queue> {
    return parsed(await this.#send('/queue'), Queue);
  }

  /**
   * One answer for all who ask at once. It holds the graphs of all prompts, and each change of the queue makes everybody
   * who waits in it look: for each of n prompts it would be n times n graphs.
   */
  readonly readQueueTogether: () => Promise<Queue> = shareAnswer(() => this.readQueue());

  /** Null while the prompt is unknown, waiting or running. */
  async readHistory(promptId: string): Promise<HistoryEntry | null> {
    const history = parsed(await this.#send(`/history/${encodeURIComponent(promptId)}`), History);
    return history[promptId] ?? null;
  }

  /** What the jobs routes of newer versions say, without the other prompts that `/queue` answers with. */
  async findJob(promptId: string): Promise<JobState | 'absent' | 'unsupported'> {
    if (this.#lacking.has('jobs')) return 'unsupported';
    try {
      const answer = await this.#send(`/api/jobs/${encodeURIComponent(promptId)}`);
      const job = Job.safeParse(jsonOf(answer.body));
      if (job.success && job.data.id === promptId) return job.data.status;
    } catch (error) {
      if (!isMissing(error)) throw error;
      // Says so in JSON where the route exists and the job does not.
      if (UnknownJob.safeParse(jsonOf(error.body)).success) return 'absent';
    }
    this.#lacking.add('jobs');
    return 'unsupported';
  }

  /** Takes the job from the queue or interrupts it, whichever it needs, and no other. Newer versions only. */
  async cancelJob(promptId: string): Promise<'asked' | 'unsupported'> {
    if (this.#lacking.has('cancel')) return 'unsupported';
    try {
      const answer = await this.#send(`/api/jobs/${encodeURIComponent(promptId)}/cancel`, { method: 'POST' });
      if (CancelledJob.safeParse(jsonOf(answer.body)).success) return 'asked';
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    this.#lacking.add('cancel');
    return 'unsupported';
  }

  /** Leaves a prompt that already runs alone. */
  async deleteFromQueue(promptId: string): Promise<void> {
    await this.#post('/queue', { delete: [promptId] });
  }

  /** Only for a prompt that was seen running: old versions ignore the id and interrupt whatever runs. */
  async interrupt(promptId: string): Promise<void> {
    await this.#post('/interrupt', { prompt_id: promptId });
  }

  async uploadImage(image: { bytes: Buffer; name: string; subfolder: string }): Promise<UploadedImage> {
    const body = new FormData();
    body.set('image', new Blob([new Uint8Array(image.bytes)], { type: 'image/png' }), image.name);
    body.set('subfolder', image.subfolder);
    body.set('type', 'input');
    return parsed(await this.#send('/upload/image', { method: 'POST', body }, 'transfer'), UploadedImage);
  }

  async downloadImage({ filename, subfolder, type }: SavedImage): Promise<Uint8Array> {
    const query = new URLSearchParams({ filename, subfolder, type });
    return (await this.#send(`/view?${query.toString()}`, {}, 'transfer')).body;
  }

  async objectInfo(): Promise<ObjectInfo> {
    return parsed(await this.#send('/object_info', {}, 'transfer'), ObjectInfoAnswer);
  }

  async systemStats(): Promise<SystemStats> {
    return parsed(await this.#send('/system_stats'), SystemStats);
  }

  #post(path: string, body: unknown): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    return this.#send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #send(
    path: string,
    init: RequestInit = {},
    limit: 'request' | 'transfer' = 'request',
  ): Promise<Answer> {
    const { url, token, timings, recorder } = this.#connection;
    const headers = new Headers(init.headers);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    const route = path.replace(/\?.*/, '');
    const signal = AbortSignal.timeout(timings[limit]);
    const answer = await receive(url + path, { ...init, headers, signal }).catch((cause: unknown) => {
      throw new ComfyHttpError(`${route} gave no answer`, { status: null, body: '' }, { cause });
    });
    const { status, contentType, body } = answer;
    recorder?.answered({
      method: init.method === 'POST' ? 'POST' : 'GET',
      path,
      sent: typeof init.body === 'string' || init.body instanceof FormData ? init.body : null,
      status,
      contentType,
      received: body,
    });
    if (status >= 200 && status < 300) return { route, status, body };
    const text = new TextDecoder().decode(body);
    // A proxy may repeat the headers it was sent, and errors are logged.
    const shown = token ? text.replaceAll(token, '[token]') : text;
    throw new ComfyHttpError(`${route} answered ${status}`, { status, body: shown });
  }
}

async function receive(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function isMissing(error: unknown): error is ComfyHttpError {
  return error instanceof ComfyHttpError && (error.status === 404 || error.status === 405);
}

function jsonOf(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

interface Answer {
  readonly route: string;
  readonly status: number;
  readonly body: Uint8Array;
}

const ObjectInfoAnswer = z.record(z.string(), z.unknown()).transform(parseObjectInfo);

function parsed<T>({ route, status, body }: Answer, schema: z.ZodType<T>): T {
  const text = new TextDecoder().decode(body);
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ComfyHttpError(
      `${route} answered something else than ComfyUI does`,
      { status, body: text },
      { cause },
    );
  }
}
