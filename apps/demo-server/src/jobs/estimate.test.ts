import { describe, expect, it } from 'vitest';
import { estimateOf } from './estimate.ts';
import { paintTimeOf } from './paint-times.ts';
import type { WorkAhead } from './queue-line.ts';
import { plannedStages } from './stage-plan.ts';

const times = new Map([['avatar', { low: 4, typical: 6, high: 10 }]] as const);
const job = (state: 'queued' | 'running', percent = 0) => ({
  kind: 'avatar' as const,
  state,
  stages: plannedStages({ kind: 'avatar' }).map((stage) => ({ ...stage, percent })),
});
const ahead = (more: Partial<WorkAhead>): WorkAhead[] => [
  { kind: 'avatar', jobs: 1, running: 1, pictures: 1, ...more },
];

describe('the time a picture takes', () => {
  it('is not told from fewer than five', () => {
    expect(paintTimeOf([5, 5, 5, 5])).toBeNull();
  });

  it('leaves out the odd one at either end', () => {
    const seconds = [60, 1, 5, 5, 6, 6, 6, 7, 7, 8, 8];
    expect(paintTimeOf(seconds)).toEqual({ low: 5, typical: 6, high: 8 });
  });
});

describe('an estimate', () => {
  it('counts what is left of a running job', () => {
    expect(estimateOf(job('running', 50), [], times)).toEqual({ minSeconds: 2, maxSeconds: 5 });
  });

  it('adds what is before a waiting job: at best the running one is about to end, at worst it has just begun', () => {
    expect(estimateOf(job('queued'), ahead({ jobs: 2, pictures: 2 }), times)).toEqual({
      minSeconds: 8,
      maxSeconds: 30,
    });
  });

  it('shares what is before it among all workers', () => {
    expect(estimateOf(job('queued'), ahead({ jobs: 6, running: 2, pictures: 6 }), times)).toEqual({
      minSeconds: 12,
      maxSeconds: 40,
    });
  });

  it.each([
    ['no such job has been made yet', job('running'), [], new Map()],
    ['nothing runs, so that perhaps there is no worker', job('queued'), ahead({ running: 0 }), times],
    ['something unknown is before it', job('queued'), ahead({ kind: 'cover' }), times],
  ] as const)('is absent when %s', (_, subject, before, known) => {
    expect(estimateOf(subject, before, known)).toBeNull();
  });
});
