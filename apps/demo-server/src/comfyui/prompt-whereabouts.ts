import type { HistoryEntry, Queue } from './comfy-answers.ts';
import type { ComfyHttp } from './comfy-http.ts';

/** Where ComfyUI has a prompt. Absent twice in a row means lost. */
export type PromptWhereabouts =
  | { readonly state: 'queued'; readonly position: number }
  | { readonly state: 'running' }
  | { readonly state: 'finished'; readonly entry: HistoryEntry }
  | { readonly state: 'absent' };

/** Reads the queue first and history second: a prompt that ends between the two is then found in history. */
export async function findPrompt(http: ComfyHttp, promptId: string): Promise<PromptWhereabouts> {
  const job = await http.findJob(promptId);
  if (job === 'absent') return { state: 'absent' };
  if (job === 'in_progress') return { state: 'running' };
  // Only the queue tells how many are before it.
  const place =
    job === 'pending' || job === 'unsupported' ? placeIn(await http.readQueueTogether(), promptId) : null;
  return place ?? findInHistory(http, promptId);
}

/** Where the queue has a prompt, whatever the order of its list; null when it is not in it. */
export function placeIn(queue: Queue, promptId: string): PromptWhereabouts | null {
  if (queue.queue_running.some(([, id]) => id === promptId)) return { state: 'running' };
  const own = queue.queue_pending.find(([, id]) => id === promptId);
  if (!own) return null;
  const earlier = queue.queue_pending.filter(([number]) => number < own[0]);
  return { state: 'queued', position: queue.queue_running.length + earlier.length };
}

export async function findInHistory(http: ComfyHttp, promptId: string): Promise<PromptWhereabouts> {
  const entry = await http.readHistory(promptId);
  return entry ? { state: 'finished', entry } : { state: 'absent' };
}
