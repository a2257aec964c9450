import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CharHubEnding } from '../testing/charhub-back-end/index.ts';
import { charHubPayloads } from '../testing/charhub-back-end/index.ts';
import { avatarJob, datasetJob, follower } from '../../test/charhub-submissions.ts';
import type { JobSnapshot, StageState } from '../contract/index.ts';
import { isSettled, ReferenceView } from '../contract/index.ts';

const runs = { numRuns: 2000 };

const texts = [
  'Insufficient credits',
  'Avatar must be generated first. Please generate an avatar before creating reference images.',
  'Image generation timed out after 600s',
  'Failed to queue prompt: no',
];

/** A job of any kind, and everything the host says of it, in its true order. */
const history = fc
  .record({
    views: fc.subarray([...ReferenceView.options]),
    ending: fc.oneof<fc.Arbitrary<CharHubEnding>[]>(
      fc.constant({ type: 'finished' }),
      fc.record({ type: fc.constant('error'), after: fc.nat({ max: 4 }), text: fc.constantFrom(...texts) }),
      fc.record({ type: fc.constant('stalled'), after: fc.nat({ max: 4 }) }),
    ),
    /** A worker that died after so many answers, and another that began again. */
    died: fc.option(fc.integer({ min: 1, max: 6 }), { nil: 0 }),
  })
  .map(({ views, ending, died }) => {
    const job = views.length === 0 ? avatarJob() : datasetJob(views);
    const again = { ...job, batch: job.batch + 60_000 };
    const first = charHubPayloads(job, { type: 'finished' }).slice(0, -1).slice(0, died);
    return { job, ending, again, payloads: [...first, ...charHubPayloads(again, ending)] };
  });

/** Some of it, some of it twice, in any order; the end is among it and `forgotten` comes after all of it, if at all. */
const delivery = history.chain((truth) =>
  fc
    .record({
      picks: fc.array(fc.nat({ max: truth.payloads.length - 1 }), { maxLength: 3 * truth.payloads.length }),
      endAt: fc.nat({ max: 3 * truth.payloads.length }),
      isForgotten: fc.boolean(),
    })
    .map(({ picks, endAt, isForgotten }) => ({
      ...truth,
      isForgotten,
      delivered: picks.toSpliced(endAt, 0, truth.payloads.length - 1).map((pick) => truth.payloads[pick]),
    })),
);

type Delivery = typeof delivery extends fc.Arbitrary<infer T> ? T : never;

function heardOf({ job, delivered, isForgotten }: Delivery): JobSnapshot[] {
  const { hear, forget } = follower(job);
  return [...delivered.map(hear), ...(isForgotten ? [forget()] : [])];
}

function holdsForEach(claim: (heard: readonly JobSnapshot[], delivery: Delivery) => void): void {
  fc.assert(
    fc.property(delivery, (each) => {
      claim(heardOf(each), each);
    }),
    runs,
  );
}

/** Each snapshot with the one after it. */
const steps = (heard: readonly JobSnapshot[]) =>
  heard.slice(1).map((now, index) => ({ before: heard[index], now }));

const ranks: Record<StageState, number> = { pending: 0, running: 1, failed: 2, skipped: 2, completed: 3 };

describe('whatever becomes of the answers about a job of the host', () => {
  it('the last snapshot is what the host knows', () => {
    holdsForEach((heard, { ending, again, payloads }) => {
      const [truth] = followedToEnd(again, payloads);
      const last = heard.at(-1);
      expect(last?.state).toBe(ending.type === 'finished' ? 'completed' : 'failed');
      expect(last?.error).toEqual(truth?.error);
      const wanted = again.views.length === 0 ? 1 : again.views.length;
      if (ending.type === 'finished') {
        expect(last?.images).toHaveLength(wanted);
        expect(last?.images.every(({ url }) => url.includes(String(again.batch)))).toBe(true);
      } else if (ending.type === 'error') {
        expect(last?.error?.message).toBe(ending.text);
      }
    });
  });

  it('no stage goes back, and no picture is lost', () => {
    holdsForEach((heard) => {
      for (const { before, now } of steps(heard)) {
        for (const [index, stage] of now.stages.entries()) {
          const held = before?.stages[index];
          expect(ranks[stage.state]).toBeGreaterThanOrEqual(held === undefined ? 0 : ranks[held.state]);
          expect(stage.percent).toBeGreaterThanOrEqual(held?.percent ?? 0);
          expect(stage.image === null && held?.image !== null && held?.image !== undefined).toBe(false);
          expect(stage.state === 'completed').toBe(stage.image !== null);
        }
        expect(now.images.length).toBeGreaterThanOrEqual(before?.images.length ?? 0);
      }
    });
  });

  it('the percent never falls, and is 100 only with all pictures', () => {
    holdsForEach((heard) => {
      for (const { before, now } of steps(heard))
        expect(now.percent).toBeGreaterThanOrEqual(before?.percent ?? 0);
      for (const { percent, state, stages } of heard) {
        expect(percent === 100).toBe(state === 'completed');
        if (percent === 100) expect(stages.every(({ image }) => image !== null)).toBe(true);
      }
    });
  });

  it('each change has a higher revision, and an end is not left', () => {
    holdsForEach((heard) => {
      for (const { before, now } of steps(heard)) {
        if (before === undefined) throw new Error('Each step has two sides');
        expect(now === before || now.revision > before.revision).toBe(true);
        if (isSettled(before)) expect(now.state).toBe(before.state);
      }
    });
  });
});

/** What the answers say when they come in their order, each once. */
function followedToEnd(job: Delivery['job'], payloads: Delivery['payloads']): JobSnapshot[] {
  const { hear } = follower(job);
  return payloads.map(hear).slice(-1);
}
