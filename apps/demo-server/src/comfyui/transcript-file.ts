import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { ComfyRecorder, RecordedExchange } from './comfy-recorder.ts';
import type { PaintRequest } from './comfy-runner.types.ts';

const SHOWN_FRAME_BYTES = 64;

/** Writes what goes over the wire for one picture into a file of its own, in the form of the simulator's transcripts. */
export interface TranscriptFile extends ComfyRecorder {
  readonly path: string;
  /** Resolves when all is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens `<folder>/<time>-<workflow>-<prompt id>.jsonl`. It holds the graph with its prompt, and the uploaded pictures;
 * never a token. A file that cannot be written is logged and stops no painting.
 */
export function openTranscript(folder: string, request: PaintRequest, log: ComfyLog): TranscriptFile {
  const start = performance.now();
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const path = join(folder, `${time}-${request.workflow}-${request.promptId}.jsonl`);
  const stream = openStream(folder, path, (error) => {
    log({ level: 'warn', message: 'the transcript cannot be written', detail: error });
  });
  /** A form is read in turns, and its line belongs before those that come after. */
  let written = Promise.resolve();
  const write = (line: Record<string, unknown> | Promise<Record<string, unknown>>): void => {
    const t = Math.round(performance.now() - start) / 1000;
    written = written.then(async () => void stream?.write(`${JSON.stringify({ t, ...(await line) })}\n`));
  };

  return {
    path,
    answered: (exchange) => write(exchangeLine(exchange)),
    socketOpened: (clientId) => write({ kind: 'ws_open', clientId }),
    socketSent: (clientId, text) => write({ kind: 'ws_send', clientId, data: jsonOf(text) }),
    socketReceived: (clientId, { bytes, isBinary }) =>
      write(
        isBinary ? frameLine(clientId, bytes) : { kind: 'ws_recv', clientId, data: jsonOf(bytes.toString()) },
      ),
    socketClosed: (clientId, code) =>
      write({ kind: 'ws_closed', clientId, code, ...(code === null && { note: 'unread' }) }),
    async close() {
      await written;
      await new Promise<void>((resolve) => (stream ? stream.end(resolve) : resolve()));
    },
  };
}

function openStream(folder: string, path: string, onError: (message: string) => void) {
  try {
    makeFolder(folder);
  } catch (error) {
    onError(String(error));
    return null;
  }
  const stream = createWriteStream(path, { mode: 0o600 });
  stream.on('error', (error) => onError(error.message));
  return stream;
}

async function exchangeLine(exchange: RecordedExchange): Promise<Record<string, unknown>> {
  const { method, path, sent, status, contentType, received } = exchange;
  const { pathname, searchParams } = new URL(path, 'http://comfy');
  const isJson = contentType?.startsWith('application/json') ?? false;
  const isText = isJson || (contentType?.startsWith('text/') ?? received.length === 0);
  const text = isText ? new TextDecoder().decode(received) : null;
  return {
    kind: 'http',
    method,
    path: pathname,
    ...(searchParams.size > 0 && { query: Object.fromEntries(searchParams) }),
    req: typeof sent === 'string' ? jsonOf(sent) : null,
    ...(sent instanceof FormData && { form: await formFields(sent) }),
    note: isLook(method, pathname) ? 'look' : null,
    status,
    headers: {
      ...(contentType !== null && { 'Content-Type': contentType }),
      'Content-Length': String(received.length),
    },
    body: isJson && text !== null ? jsonOf(text) : (text ?? { bin_len: received.length }),
  };
}

/** A question whose answer depends on when it is asked. */
function isLook(method: string, path: string): boolean {
  return method === 'GET' && /^\/(queue|history\/|api\/jobs\/)/.test(path);
}

async function formFields(form: FormData): Promise<unknown[]> {
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? { name, value }
        : { name, filename: value.name, base64: Buffer.from(await value.arrayBuffer()).toString('base64') },
    ),
  );
}

function frameLine(clientId: string, frame: Buffer): Record<string, unknown> {
  return {
    kind: 'ws_recv_bin',
    clientId,
    event: frame.length >= 4 ? frame.readUInt32BE(0) : null,
    len: frame.length,
    b64_64: frame.subarray(0, SHOWN_FRAME_BYTES).toString('base64'),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
