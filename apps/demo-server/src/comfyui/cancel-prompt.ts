import type { HistoryEntry } from './comfy-answers.ts';
import type { ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { findPrompt } from './prompt-whereabouts.ts';
import { WakeUp } from './wake-up.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export interface Cancellation {
  readonly patienceMs: number;
  readonly log: ComfyLog;
  /** It did not get through in time: the prompt may still be there. */
  readonly onLeftBehind?: () => void;
}

/**
 * Takes one prompt out of the queue or interrupts it, and no other. An interrupt between two prompts is lost
 * and one inside a step takes effect late, so both are repeated until the prompt is in neither list.
 * Answers with its history entry when it got as far as having one, else null; also null after `patienceMs`.
 */
export async function cancelPrompt(
  http: ComfyHttp,
  promptId: string,
  options: Cancellation,
): Promise<HistoryEntry | null> {
  const deadline = performance.now() + options.patienceMs;
  const pauses = new WakeUp();
  const never = new AbortController().signal;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      const knowsJobs = (await http.cancelJob(promptId)) === 'asked';
      if (!knowsJobs) await http.deleteFromQueue(promptId);
      const found = await findPrompt(http, promptId);
      if (found.state === 'finished') return found.entry;
      if (found.state === 'absent') return null;
      if (found.state === 'running' && !knowsJobs) await http.interrupt(promptId);
    } catch (error) {
      options.log({ level: 'warn', message: 'a cancellation did not get through', detail: String(error) });
    }
    if (performance.now() + pause > deadline) {
      options.log({ level: 'warn', message: 'left a cancelled prompt behind', detail: promptId });
      options.onLeftBehind?.();
      return null;
    }
    await pauses.wait(pause, never);
  }
}
