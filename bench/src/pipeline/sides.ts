import { Queue, QueueEvents, Worker } from 'bullmq';
import { signIn, startAvatar, type Installation } from '../installation/start-installation.ts';
import type { BareComfy } from './bare-comfy.ts';
import { hearEndsOfJobs } from './ends-of-jobs.ts';
import { nextPrompt, type MakePicture } from './lanes.ts';

/** Something that makes pictures, and what it leaves open. */
export interface PictureMaker {
  readonly make: MakePicture;
  close(): Promise<void>;
}

/** Submit, wait, download, encode, store: nothing else. */
export const bareLoop = (comfy: BareComfy): PictureMaker => ({
  make: () => comfy.paint(nextPrompt()),
  close: () => Promise.resolve(comfy.close()),
});

/** The same behind a queue. */
export async function bareBullMq(
  comfy: BareComfy,
  { redisUrl, atOnce }: { redisUrl: string; atOnce: number },
): Promise<PictureMaker> {
  const name = `bare-${String(process.pid)}`;
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new Queue(name, { connection });
  const events = new QueueEvents(name, { connection });
  const worker = new Worker(name, () => comfy.paint(nextPrompt()), { connection, concurrency: atOnce });
  // Each entry that is waited for listens for the end of both.
  for (const emitter of [queue, events]) emitter.setMaxListeners(0);
  await Promise.all([events.waitUntilReady(), worker.waitUntilReady()]);
  return {
    async make() {
      const entry = await queue.add('paint', {}, { removeOnComplete: true });
      await entry.waitUntilFinished(events);
    },
    async close() {
      await worker.close();
      await events.close();
      await queue.close();
    },
  };
}

/** The whole of ours: a request, a row and its charge, the queue, progress, previews, the picture's row, the news of its end. */
export async function wholePipeline({ url }: Installation): Promise<PictureMaker> {
  const token = await signIn(url, 'admin');
  const ends = await hearEndsOfJobs(url, token);
  return {
    make: async () => ends.completed(await startAvatar({ url, token }, nextPrompt())),
    close: () => Promise.resolve(ends.close()),
  };
}
