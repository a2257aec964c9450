import { ComfyError } from './comfy-error.ts';
import { ComfyHttp, type ComfyConnection } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { ComfyRunner } from './comfy-runner.types.ts';
import { defaultTimings, type ComfyTimings } from './comfy-timings.ts';
import type { SystemStats } from './comfy-answers.ts';
import { unreachable } from './follow-prompt.ts';
import { paintPicture } from './paint-picture.ts';
import { preflightReports } from './preflight.ts';

export interface ComfyRunnerOptions {
  /** Address of ComfyUI, such as `http://127.0.0.1:8188`; may have a path. */
  readonly url: string;
  /** Sent as bearer token, for a ComfyUI behind a proxy that asks for one. */
  readonly token?: string | undefined;
  /** @default nothing is logged */
  readonly log?: ComfyLog | undefined;
  readonly timings?: Partial<ComfyTimings> | undefined;
}

/**
 * A runner for one ComfyUI. Opens nothing until it is asked. `close` leaves prompts where they are: each
 * `paint` under way rejects as `unavailable`, and a later one with the same id picks its prompt up.
 */
export function createComfyRunner(options: ComfyRunnerOptions): ComfyRunner {
  const connection: ComfyConnection = {
    url: options.url.replace(/\/+$/, ''),
    token: options.token,
    timings: { ...defaultTimings, ...options.timings },
  };
  const http = new ComfyHttp(connection);
  const log = options.log ?? (() => undefined);
  const closing = new AbortController();
  const paintings = new Set<Promise<unknown>>();

  return {
    paint(request, observer, signal) {
      const painting = paintPicture({
        connection,
        http,
        request,
        observer,
        log,
        cancelled: signal,
        closed: closing.signal,
      });
      const settled = painting.catch(() => undefined).finally(() => paintings.delete(settled));
      paintings.add(settled);
      return painting;
    },
    async preflight() {
      try {
        return preflightReports(await http.objectInfo());
      } catch (error) {
        throw error instanceof ComfyError ? error : unreachable(error);
      }
    },
    async status() {
      try {
        const stats = await http.systemStats();
        return { url: connection.url, reachable: true, simulated: isSimulated(stats) };
      } catch (error) {
        log({ level: 'debug', message: 'ComfyUI gave no status', detail: String(error) });
        return { url: connection.url, reachable: false, simulated: false };
      }
    },
    async close() {
      closing.abort();
      await Promise.all(paintings);
    },
  };
}

function isSimulated({ simulator, system }: SystemStats): boolean {
  return simulator === true || (system.comfyui_version?.endsWith('-simulated') ?? false);
}
