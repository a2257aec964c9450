import { avatarScenario, jobSnapshot } from '@charhub/api-client/testing';
import { describe, expect, it } from 'vitest';
import { creationJob } from './creation-job.ts';

const avatar = avatarScenario({ id: 'avatar' });

function dataset(fields: Parameters<typeof jobSnapshot>[0] = {}) {
  return jobSnapshot({ id: 'views', kind: 'reference-dataset', ...fields });
}

describe('avatar and views as one job', () => {
  it('is the job there is, while there is only one', () => {
    expect(creationJob({ job: null, dataset: null })).toBeNull();
    expect(creationJob({ job: avatar.sampling, dataset: null })).toBe(avatar.sampling);
  });

  it('is at 100 % only when every picture can be shown, and adds up what was paid', () => {
    const almost = dataset({ state: 'running', percent: 99, cost: { quoted: 40, charged: 40, refunded: 0 } });
    const joined = creationJob({ job: avatar.completed, dataset: almost });
    expect(joined).toMatchObject({ state: 'running' });
    expect(Math.round(joined?.percent ?? 0)).toBe(99);
    expect(joined?.cost.charged).toBe(avatar.completed.cost.charged + 40);
    const over = dataset({ state: 'completed', percent: 100 });
    expect(creationJob({ job: avatar.completed, dataset: over })).toMatchObject({
      state: 'completed',
      percent: 100,
    });
  });

  it('fails as its avatar did, although its views fail for want of one', () => {
    const error = { code: 'out-of-memory', message: 'No', retryable: true, details: [] };
    const job = { ...avatar.sampling, state: 'failed' as const, error };
    const views = dataset({ state: 'failed', error: { ...error, code: 'avatar-required' } });
    expect(creationJob({ job, dataset: views })).toMatchObject({ state: 'failed', error });
  });

  it('leaves out the views that wanted an avatar, and says of none that it failed', () => {
    const error = { code: 'avatar-required', message: 'No', retryable: true, details: [] };
    const views = dataset({ state: 'failed' });
    const failed = {
      ...views,
      stages: views.stages.map((each) => ({ ...each, state: 'failed' as const, error })),
    };
    const joined = creationJob({ job: { ...avatar.sampling, state: 'failed' }, dataset: failed });
    const [, ...rest] = joined?.stages ?? [];
    expect(rest).not.toHaveLength(0);
    expect(new Set(rest.map(({ state }) => state))).toEqual(new Set(['skipped']));
    expect(rest.every((stage) => stage.error === null)).toBe(true);
  });

  it('is the same for the same jobs, so that nothing is drawn twice', () => {
    const views = dataset();
    const jobs = { job: avatar.sampling, dataset: views };
    expect(creationJob(jobs)).toBe(creationJob({ ...jobs }));
  });
});
