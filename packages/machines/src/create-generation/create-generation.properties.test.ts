import type { JobSnapshot } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient, generationRequest } from '@charhub/api-client/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerationJobsEmitted } from '../generation-jobs/generation-jobs.types.ts';
import { jobActorOf } from '../generation-jobs/generation-jobs.selectors.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { propertyRuns } from '../test-support/property-runs.ts';
import type { Generation } from './create-generation.ts';
import { createGeneration } from './create-generation.ts';

/** What can happen to two tabs, two jobs and their server. */
const step = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), tab: fc.nat({ max: 1 }), job: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('reload' as const), tab: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('loseAnswer' as const) }),
  fc.record({ do: fc.constant('advance' as const), job: fc.nat({ max: 1 }), percent: fc.nat({ max: 99 }) }),
  fc.record({ do: fc.constant('end' as const), job: fc.nat({ max: 1 }), completes: fc.boolean() }),
  fc.record({ do: fc.constant('repeatOld' as const), job: fc.nat({ max: 1 }), back: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('cancel' as const), tab: fc.nat({ max: 1 }), job: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('wait' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Lets everything that is under way in memory come to rest. */
async function settle() {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}

function openBrowser(client: ScriptedClient) {
  const storage = memoryStorage();
  const openChannel = memoryTabs();
  const emitted: { page: number; event: GenerationJobsEmitted }[] = [];
  let pages = 0;
  const open = () => {
    const page = pages++;
    const generation = createGeneration({ client, userId: 'user-1', storage, openChannel });
    generation.jobs.on('*', (event) => emitted.push({ page, event }));
    generation.start();
    return generation;
  };
  return { open, emitted };
}

async function play(steps: readonly Step[]) {
  const client = createScriptedClient({ balance: 10_000 });
  const { open, emitted } = openBrowser(client);
  const tabs: [Generation, Generation] = [open(), open()];
  const past: JobSnapshot[] = [];
  const jobOf = (job: number) =>
    client.jobs.all().find(({ idempotencyKey }) => idempotencyKey === `key-${String(job)}`);
  const tabOf = (tab: number) => tabs[tab === 0 ? 0 : 1];

  for (const each of steps) {
    for (const job of client.jobs.all()) past.push(job);
    const running = 'job' in each ? jobOf(each.job) : undefined;
    const isRunning = running !== undefined && !isSettled(running);
    if (each.do === 'submit') {
      tabOf(each.tab).jobs.send({
        type: 'job.submit',
        key: `key-${String(each.job)}`,
        request: generationRequest(),
      });
    } else if (each.do === 'reload') {
      tabOf(each.tab).stop();
      await settle();
      tabs[each.tab === 0 ? 0 : 1] = open();
    } else if (each.do === 'loseAnswer') client.loseAnswers('submitJob', 1);
    else if (each.do === 'advance' && isRunning) client.jobs.advance({ percent: each.percent }, running.id);
    else if (each.do === 'end' && isRunning) {
      if (each.completes) client.jobs.complete(running.id);
      else client.jobs.fail({}, running.id);
    } else if (each.do === 'repeatOld') {
      const old = past.filter(({ id }) => id === running?.id).at(-1 - each.back);
      if (old !== undefined) client.jobs.put(old);
    } else if (each.do === 'cancel') {
      tabOf(each.tab).jobs.send({ type: 'job.cancel', key: `key-${String(each.job)}` });
    }
    if (each.do === 'wait') await settle();
  }

  // The last word: answers arrive again, both tabs are loaded anew, and what still runs comes to its end.
  client.heal();
  for (const tab of tabs) tab.stop();
  await settle();
  const last: [Generation, Generation] = [open(), open()];
  await settle();
  for (const job of client.jobs.all()) if (!isSettled(job)) client.jobs.complete(job.id);
  await settle();
  return { client, last, emitted };
}

describe('whatever happens to tabs, answers and messages', { timeout: 240_000 }, () => {
  it('every tab ends with the server’s truth, one job for each intent, and one announcement for each job', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { client, last, emitted } = await play(steps);
        const truth = client.jobs.all();
        expect(new Set(truth.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(truth.length);
        for (const { jobs } of last) {
          const snapshot = jobs.getSnapshot();
          for (const tracked of snapshot.context.jobs) {
            const job = truth.find(({ id }) => id === tracked.jobId);
            expect(tracked.state).toBe(job?.state);
            const actor = jobActorOf(snapshot, tracked.key);
            if (actor !== undefined) expect(actor.getSnapshot().context.snapshot).toEqual(job);
          }
        }
        for (const { id } of truth) {
          const ends = emitted.flatMap(({ page, event }) =>
            event.type === 'job.finished' && event.job.id === id ? [{ page, announce: event.announce }] : [],
          );
          expect(ends.filter(({ announce }) => announce)).toHaveLength(1);
          expect(new Set(ends.map(({ page }) => page)).size).toBe(ends.length);
        }
        for (const { jobs } of last) jobs.stop();
      }),
      propertyRuns('the registry'),
    );
  });
});
