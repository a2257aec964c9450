import { isSettled, type GenerationClient } from '@charhub/api-client/contract';
import type { ScriptedClient } from '@charhub/api-client/testing';

/** Moves every job on by itself, as a quick server would, for stories to play with by hand. */
export function selfRunningClient(client: ScriptedClient): GenerationClient {
  const moved = new Set<string>();

  function moveAll(): void {
    for (const { id } of client.jobs.all()) {
      if (moved.has(id)) continue;
      moved.add(id);
      void run(client, id);
    }
  }
  async function moving<Answer>(answer: Promise<Answer>): Promise<Answer> {
    await answer;
    moveAll();
    return answer;
  }

  moveAll();
  return {
    ...client,
    submitJob: (request, options) => moving(client.submitJob(request, options)),
    createCharacter: (request, options) => moving(client.createCharacter(request, options)),
    retryCreation: (characterId, options) => moving(client.retryCreation(characterId, options)),
    cancelJob: async (jobId, options) => {
      const job = await client.cancelJob(jobId, options);
      setTimeout(() => {
        if (!isSettled(client.jobs.get(jobId))) client.jobs.cancel(jobId);
      }, 400);
      return job;
    },
  };
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 300));

async function run({ jobs }: ScriptedClient, jobId: string): Promise<void> {
  const isOver = () => isSettled(jobs.get(jobId)) || jobs.get(jobId).cancelRequested;
  const isWaiting = () => typeof jobs.get(jobId).waitsFor === 'string';
  while (isWaiting() && !isOver()) await moment();

  const picture = [
    ...Array.from(
      { length: 20 },
      (_, step) => () => jobs.advance({ percent: 8 + step * 4, preview: step > 2 }, jobId),
    ),
    () => jobs.advance({ percent: 92, step: 'detailing' }, jobId),
    () => jobs.advance({ percent: 97, step: 'saving' }, jobId),
    () => jobs.completeStage(jobId),
  ];
  const steps = [
    () => jobs.queue(1, jobId),
    () => jobs.start(jobId),
    ...jobs.get(jobId).stages.flatMap(({ state }) => (state === 'completed' ? [] : picture)),
  ];
  for (const step of steps) {
    await moment();
    if (isOver()) return;
    step();
  }
}
