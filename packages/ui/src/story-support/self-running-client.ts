import type { GenerationClient } from '@charhub/api-client/contract';
import type { ScriptedClient } from '@charhub/api-client/testing';

/** Moves every job on by itself, as a quick server would, for stories to play with by hand. */
export function selfRunningClient(client: ScriptedClient): GenerationClient {
  return {
    ...client,
    submitJob: async (request, options) => {
      const job = await client.submitJob(request, options);
      if (job.revision === 1) void run(client, job.id);
      return job;
    },
    cancelJob: async (jobId, options) => {
      const job = await client.cancelJob(jobId, options);
      setTimeout(() => {
        if (client.jobs.get(jobId).finishedAt === null) client.jobs.cancel(jobId);
      }, 400);
      return job;
    },
  };
}

async function run({ jobs }: ScriptedClient, jobId: string): Promise<void> {
  const isOver = () => jobs.get(jobId).finishedAt !== null || jobs.get(jobId).cancelRequested;
  const steps = [
    () => jobs.queue(1, jobId),
    () => jobs.start(jobId),
    ...Array.from(
      { length: 20 },
      (_, step) => () => jobs.advance({ percent: 8 + step * 4, preview: step > 2 }, jobId),
    ),
    () => jobs.advance({ percent: 92, step: 'detailing' }, jobId),
    () => jobs.advance({ percent: 97, step: 'saving' }, jobId),
    () => jobs.complete(jobId),
  ];
  for (const step of steps) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (isOver()) return;
    step();
  }
}
