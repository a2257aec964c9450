import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

const statusSchema = z.object({
  type: z.literal('status'),
  data: z.object({ status: z.object({ exec_info: z.object({ queue_remaining: z.number() }) }) }),
});

/** Hears from ComfyUI itself when it has finished, apart from whoever queued the prompt. */
export interface FinishClock {
  /** When the queue last ran empty, by this process' `performance.now()`; null when it has not since `forget`. */
  finishedAt(): number | null;
  forget(): void;
  close(): void;
}

/** ComfyUI tells every socket how much is left in its queue, at once after the last prompt is in its history. */
export async function openFinishClock(comfyUrl: string): Promise<FinishClock> {
  const socket = new WebSocket(`${comfyUrl.replace(/^http/, 'ws')}/ws`, { perMessageDeflate: false });
  let finishedAt: number | null = null;
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return;
    const now = performance.now();
    const status = statusSchema.safeParse(JSON.parse(data.toString()));
    if (status.success && status.data.data.status.exec_info.queue_remaining === 0) finishedAt = now;
  });
  await once(socket, 'open');
  return {
    finishedAt: () => finishedAt,
    forget: () => (finishedAt = null),
    close: () => socket.terminate(),
  };
}
