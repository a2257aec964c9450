import type { HistoryEntry } from './comfy-answers.ts';
import { ComfyError } from './comfy-error.ts';
import type { ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { ComfyTimings } from './comfy-timings.ts';
import { findPrompt, type PromptWhereabouts } from './prompt-whereabouts.ts';
import type { WakeUp } from './wake-up.ts';

/** Between the two looks that must both find nothing before a prompt is called lost. */
const SECOND_LOOK_MS = 300;

export interface Follow {
  readonly http: ComfyHttp;
  readonly promptId: string;
  readonly timings: Pick<ComfyTimings, 'poll'>;
  /** How long ComfyUI may be unreachable, in milliseconds; asked whenever it is. */
  readonly patience: () => number;
  /** Woken by whatever may mean the end; what queue and history then say decides. */
  readonly hints: WakeUp;
  readonly onWhereabouts: (whereabouts: PromptWhereabouts) => void;
  readonly log: ComfyLog;
}

/**
 * Waits until history has the prompt. Looks every `poll` milliseconds however quiet or busy the socket is.
 * Throws `lost` when it is nowhere, `unavailable` when ComfyUI stays unreachable for longer than the patience;
 * answers null when the signal is aborted first. Clocks may be set meanwhile, so it does not look at them.
 */
export async function followPrompt(follow: Follow, signal: AbortSignal): Promise<HistoryEntry | null> {
  const { http, promptId, timings, hints, log } = follow;
  let nextLook = 0;
  let lastAnswer = performance.now();
  let absences = 0;
  let waitsInQueue = true;

  while (!signal.aborted) {
    const hinted = await hints.wait(nextLook - performance.now(), signal);
    if (signal.aborted) break;
    try {
      if (hinted && !waitsInQueue && nextLook > performance.now()) {
        const entry = await http.readHistory(promptId);
        if (entry) return entry;
        continue;
      }
      const found = await findPrompt(http, promptId);
      lastAnswer = performance.now();
      follow.onWhereabouts(found);
      if (found.state === 'finished') return found.entry;
      waitsInQueue = found.state === 'queued';
      absences = found.state === 'absent' ? absences + 1 : 0;
    } catch (error) {
      log({ level: 'warn', message: 'ComfyUI gave no word of the prompt', detail: String(error) });
      if (performance.now() - lastAnswer > follow.patience()) throw unreachable(error);
    }
    if (absences >= 2)
      throw new ComfyError('lost', 'ComfyUI no longer knows the prompt; it was restarted or deleted.');
    nextLook = performance.now() + (absences > 0 ? Math.min(SECOND_LOOK_MS, timings.poll) : timings.poll);
  }
  return null;
}

/** Any failure of ComfyUI's routes as the error that callers know. */
export function unreachable(cause: unknown): ComfyError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new ComfyError('unavailable', `ComfyUI is not available: ${message}.`, { cause });
}
