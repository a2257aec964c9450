import type { JobSnapshot } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import { jobSnapshot, stage } from '@charhub/api-client/testing';
import fc from 'fast-check';
import { createActor, SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../test-support/property-runs.ts';
import { generationJobMachine } from './generation-job.machine.ts';

const runs = propertyRuns('a job');

/** What a server says of one job from beginning to end: revisions grow, percents do not fall, the last one settles. */
const history: fc.Arbitrary<readonly JobSnapshot[]> = fc
  .record({
    percents: fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 12 }),
    end: fc.constantFrom('completed' as const, 'failed' as const, 'cancelled' as const, 'lost' as const),
  })
  .map(({ percents, end }) => {
    const running = percents
      .sort((a, b) => a - b)
      .map((percent, index) =>
        jobSnapshot({
          state: 'running',
          revision: index + 2,
          stages: [stage({ id: 'avatar', state: 'running', percent })],
        }),
      );
    const percent = end === 'completed' ? 100 : (percents.at(-1) ?? 0);
    const last = jobSnapshot({ state: end, revision: running.length + 2, percent });
    return [jobSnapshot({ revision: 1 }), ...running, last];
  });

/** Some of them, some of them twice, in any order. */
const delivery = history.chain((truth) =>
  fc.array(fc.nat({ max: truth.length - 1 }), { maxLength: 3 * truth.length }).map((picks) => ({
    truth,
    delivered: picks.map((pick) => truth[pick]).filter((each) => each !== undefined),
  })),
);

function follow() {
  const input = {
    key: 'key-1',
    characterId: 'character-1',
    jobId: 'job-1',
    snapshot: null,
    request: null,
  } as const;
  const settlements: string[] = [];
  const machine = generationJobMachine.provide({
    actions: { reportSettled: (_, { snapshot }) => void settlements.push(snapshot?.state ?? 'none') },
  });
  const actor = createActor(machine, { input, clock: new SimulatedClock() }).start();
  return { actor, settlements };
}

describe('whatever becomes of the messages', { timeout: 240_000 }, () => {
  it('holds the newest of what arrived, and stays settled once it heard the end', () => {
    fc.assert(
      fc.property(delivery, ({ delivered }) => {
        const { actor } = follow();
        let settled: JobSnapshot | null = null;
        for (const snapshot of delivered) {
          actor.send({ type: 'job.changed', snapshot });
          const held = actor.getSnapshot().context.snapshot;
          if (settled !== null) expect(held).toBe(settled);
          if (held !== null && isSettled(held)) settled = held;
        }
        const newest = delivered.reduce<JobSnapshot | null>(
          (best, each) => (best === null || each.revision > best.revision ? each : best),
          null,
        );
        expect(actor.getSnapshot().context.snapshot).toEqual(newest);
        expect(actor.getSnapshot().hasTag('settled')).toBe(newest !== null && isSettled(newest));
        actor.stop();
      }),
      runs,
    );
  });

  it('never lets the percent fall', () => {
    fc.assert(
      fc.property(delivery, ({ delivered }) => {
        const { actor } = follow();
        let percent = 0;
        for (const snapshot of delivered) {
          actor.send({ type: 'job.changed', snapshot });
          const now = actor.getSnapshot().context.snapshot?.percent ?? 0;
          expect(now).toBeGreaterThanOrEqual(percent);
          percent = now;
        }
        actor.stop();
      }),
      runs,
    );
  });

  it('agrees with the server after one more look, and reports the end exactly once', () => {
    fc.assert(
      fc.property(delivery, ({ truth, delivered }) => {
        const { actor, settlements } = follow();
        for (const snapshot of delivered) actor.send({ type: 'job.changed', snapshot });
        const last = truth.at(-1);
        if (last === undefined) throw new Error('A history has an end');
        actor.send({ type: 'job.changed', snapshot: last });
        for (const snapshot of delivered) actor.send({ type: 'job.changed', snapshot });
        expect(actor.getSnapshot().context.snapshot).toEqual(last);
        expect(settlements).toEqual([last.state]);
        actor.stop();
      }),
      runs,
    );
  });
});
