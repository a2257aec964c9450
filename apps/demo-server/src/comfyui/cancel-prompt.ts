import type { HistoryEntry } from './comfy-answers.ts';
import type { ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { findPrompt } from './prompt-whereabouts.ts';
import { WakeUp } from './wake-up.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Takes one prompt out of the queue or interrupts it, and no other. An interrupt between two prompts is lost
 * and one inside a step takes effect late, so both are repeated until the prompt is in neither list.
 * Answers with its history entry when it got as far as having one, else null; also null after `patienceMs`.
 */
export async function cancelPrompt(
  http: ComfyHttp,
  promptId: string,
  options: { patienceMs: number; log: ComfyLog },
): Promise<HistoryEntry | null> {
  const deadline = Date.now() + options.patienceMs;
  const pauses = new WakeUp();
  const never = new AbortController().signal;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      await http.deleteFromQueue(promptId);
      const found = await findPrompt(http, promptId);
      if (found.state === 'finished') return found.entry;
      if (found.state === 'absent') return null;
      if (found.state === 'running') await http.interrupt(promptId);
    } catch (error) {
      options.log({ level: 'warn', message: 'a cancellation did not get through', detail: String(error) });
    }
    if (Date.now() + pause > deadline) {
      options.log({ level: 'warn', message: 'left a cancelled prompt behind', detail: promptId });
      return null;
    }
    await pauses.wait(pause, never);
  }
}
