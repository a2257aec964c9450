import type { WorkflowSettings } from '@charhub/workflows';
import { ComfyInstance } from './comfy-instance.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { ComfyRunner, ComfyStatus } from './comfy-runner.types.ts';
import { defaultTimings, type ComfyTimings } from './comfy-timings.ts';
import { unreachable } from './follow-prompt.ts';
import { paintSomewhere } from './paint-somewhere.ts';
import { bestReports } from './preflight.ts';

export interface ComfyRunnerOptions {
  /** Address of ComfyUI, such as `http://127.0.0.1:8188`; may have a path. Several share the work. */
  readonly url: string | readonly string[];
  /** Sent as bearer token, for a ComfyUI behind a proxy that asks for one. Never logged or recorded. */
  readonly token?: string | undefined;
  /** Model files and sampling of this installation. @default as the graphs have it */
  readonly settings?: WorkflowSettings | undefined;
  /** Keeps a transcript of each picture in this folder. @default none */
  readonly recordTo?: string | null | undefined;
  /** @default nothing is logged */
  readonly log?: ComfyLog | undefined;
  readonly timings?: Partial<ComfyTimings> | undefined;
}

/**
 * A runner for one ComfyUI, or for several. Opens nothing until it is asked. `close` leaves prompts where they are: each
 * `paint` under way rejects as `unavailable`, and a later one with the same id picks its prompt up.
 */
export function createComfyRunner(options: ComfyRunnerOptions): ComfyRunner {
  const { settings = {}, recordTo = null, log = () => undefined, token } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const urls = [options.url].flat().map((url) => url.replace(/\/+$/, ''));
  const instances = urls.map((url) => new ComfyInstance({ url, token, timings }, settings, log));
  const closing = new AbortController();
  const paintings = new Set<Promise<unknown>>();

  return {
    paint(request, observer, signal) {
      const stops = { cancelled: signal, closed: closing.signal };
      const painting = paintSomewhere({ ...stops, instances, settings, recordTo, log, request, observer });
      const settled = painting.catch(() => undefined).finally(() => paintings.delete(settled));
      paintings.add(settled);
      return painting;
    },
    async preflight() {
      const asked = await Promise.allSettled(instances.map((instance) => instance.reports()));
      const answers = asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      const failure: unknown = asked.find((answer) => answer.status === 'rejected')?.reason;
      if (answers.length === 0) throw unreachable(failure);
      return bestReports(answers);
    },
    async status() {
      return combined(await Promise.all(instances.map((instance) => instance.status())));
    },
    async close() {
      closing.abort();
      await Promise.all(paintings);
      await Promise.all(instances.map((instance) => instance.close()));
    },
  };
}

function combined(all: Awaited<ReturnType<ComfyInstance['status']>>[]): ComfyStatus {
  const reachable = all.filter((instance) => instance.reachable);
  return {
    url: all.map(({ url }) => url).join(', '),
    reachable: reachable.length > 0,
    simulated: reachable.length > 0 && reachable.every(({ simulated }) => simulated),
    ...(all.length > 1 && { instances: all }),
  };
}
