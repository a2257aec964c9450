import { randomUUID } from 'node:crypto';
import type { FilledWorkflow } from '@charhub/workflows';
import { isAbout, type ComfyEvent } from './comfy-events.ts';
import type { ComfyConnection } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { PaintObserver, PaintProgress } from './comfy-runner.types.ts';
import { ComfySocket } from './comfy-socket.ts';
import { LatestPreview } from './latest-preview.ts';
import type { PreviewFrame } from './preview-frame.ts';
import { ProgressTracker } from './progress-tracker.ts';
import type { PromptWhereabouts } from './prompt-whereabouts.ts';
import { WakeUp } from './wake-up.ts';

/** What ComfyUI's socket tells of one prompt: progress and previews for the observer, hints for who waits for the end. */
export class PromptEvents {
  /** Woken whenever a look at queue and history may find news. */
  readonly hints = new WakeUp();
  readonly #promptId: string;
  readonly #observer: PaintObserver;
  readonly #log: ComfyLog;
  readonly #tracker: ProgressTracker;
  readonly #previews: LatestPreview;
  readonly #socket: ComfySocket;
  readonly #firstReady = new WakeUp();
  #clientId: string | null = null;
  #previewsNameTheirPrompt = false;
  #told: PaintProgress | null = null;

  constructor(
    connection: ComfyConnection,
    workflow: FilledWorkflow,
    promptId: string,
    observer: PaintObserver,
    log: ComfyLog,
  ) {
    this.#promptId = promptId;
    this.#observer = observer;
    this.#log = log;
    this.#tracker = new ProgressTracker(workflow.graph);
    this.#previews = new LatestPreview(connection.timings.preview, (preview) =>
      this.#tell(() => observer.onPreview?.(preview)),
    );
    this.#socket = new ComfySocket(
      connection,
      {
        onEvent: (event) => this.#receive(event),
        onPreview: (frame) => this.#receivePreview(frame),
        onReady: (clientId) => this.#connected(clientId),
      },
      log,
    );
  }

  /** The client id to queue the prompt with. After `waitMs` without a socket, one that nobody listens to. */
  async ready(waitMs: number, signal: AbortSignal): Promise<string> {
    if (this.#clientId === null) await this.#firstReady.wait(waitMs, signal);
    if (this.#clientId === null) this.#log({ level: 'warn', message: 'goes on without a socket' });
    return this.#clientId ?? randomUUID();
  }

  /** Where queue and history have the prompt. */
  readonly locate = (found: PromptWhereabouts): void => {
    if (found.state === 'queued') this.#report(this.#tracker.queued(found.position));
    else if (found.state === 'running') this.#report(this.#tracker.running());
    else this.#report(this.#tracker.progress);
  };

  close(): void {
    this.#previews.stop();
    this.#socket.close();
  }

  #connected(clientId: string): void {
    this.#clientId = clientId;
    this.#firstReady.wake();
    this.hints.wake();
  }

  #receive(event: ComfyEvent): void {
    if (event.type === 'status') return this.hints.wake();
    if (event.type === 'feature_flags') {
      this.#previewsNameTheirPrompt = event.data.supports_preview_metadata === true;
      return;
    }
    if (!isAbout(event, this.#promptId)) return;
    this.#report(this.#tracker.record(event));
    if (mayBeTheEnd(event)) this.hints.wake();
  }

  #receivePreview({ promptId, contentType, bytes }: PreviewFrame): void {
    if (this.#observer.wantsPreviews?.() === false) return;
    const isRunning = this.#tracker.progress.step !== 'waiting';
    const isOurs =
      promptId === null ? isRunning && !this.#previewsNameTheirPrompt : promptId === this.#promptId;
    if (isOurs) this.#previews.offer({ contentType, bytes });
  }

  #report(progress: PaintProgress): void {
    const told = this.#told;
    const isNews =
      told?.step !== progress.step ||
      told.percent !== progress.percent ||
      told.queuePosition !== progress.queuePosition;
    this.#told = progress;
    if (isNews) this.#tell(() => this.#observer.onProgress(progress));
  }

  /** An observer's own failure must not stop the painting. */
  #tell(notify: () => void): void {
    try {
      notify();
    } catch (error) {
      this.#log({ level: 'warn', message: 'an observer failed', detail: String(error) });
    }
  }
}

function mayBeTheEnd(event: ComfyEvent): boolean {
  switch (event.type) {
    case 'executing':
      return event.data.node === null;
    case 'execution_success':
    case 'execution_error':
    case 'execution_interrupted':
      return true;
    default:
      return false;
  }
}
