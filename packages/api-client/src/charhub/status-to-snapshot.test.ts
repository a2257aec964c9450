import { describe, expect, it } from 'vitest';
import type { CharHubEnding } from '../testing/charhub-back-end/index.ts';
import { charHubPayloads } from '../testing/charhub-back-end/index.ts';
import { avatarJob, datasetJob, followed, follower } from '../../test/charhub-submissions.ts';
import type { JobSnapshot } from '../contract/index.ts';

const stalled: CharHubEnding = { type: 'stalled', after: 1 };
const failing = (text: string, after = 0): CharHubEnding => ({ type: 'error', after, text });
const stages = (snapshot: JobSnapshot | undefined) =>
  snapshot?.stages.map(({ id, state, percent }) => `${id} ${state} ${String(percent)}`);

describe('a dataset', () => {
  const job = datasetJob(['face', 'front', 'side', 'back']);
  const snapshots = followed(job, charHubPayloads(job, { type: 'finished' }));

  it('waits while the queue calls it prioritized, and then runs without a percent', () => {
    expect(snapshots[0]).toMatchObject({ state: 'queued', percent: 0, startedAt: null, queuePosition: null });
    expect(snapshots[1]).toMatchObject({ state: 'running', percent: 0, finishedAt: null });
    expect(stages(snapshots[0])).toEqual([
      'face pending 0',
      'front pending 0',
      'side pending 0',
      'back pending 0',
    ]);
  });

  it('begins with the first view, which both messages about no completed view mean', () => {
    const first = ['face running 0', 'front pending 0', 'side pending 0', 'back pending 0'];
    for (const snapshot of snapshots.slice(1, 4)) expect(stages(snapshot)).toEqual(first);
    expect(new Set(snapshots.slice(1, 4)).size).toBe(1);
  });

  it('has as many completed views as the host counts, and runs the next one', () => {
    expect(stages(snapshots[4])).toEqual([
      'face completed 100',
      'front running 0',
      'side pending 0',
      'back pending 0',
    ]);
    expect(snapshots.slice(4, 8).map(({ percent }) => percent)).toEqual([25, 50, 75, 99]);
    expect(snapshots[5]?.images.map(({ content }) => content)).toEqual(['face', 'front']);
  });

  it('is completed only when the queue says so and each view has its picture', () => {
    expect(snapshots[7]).toMatchObject({ state: 'running', percent: 99 });
    expect(snapshots[8]).toMatchObject({ state: 'completed', percent: 100, error: null });
    expect(snapshots[8]?.images.map(({ type, content }) => `${type} ${String(content)}`)).toEqual([
      'REFERENCE face',
      'REFERENCE front',
      'REFERENCE side',
      'REFERENCE back',
    ]);
    expect(snapshots[8]?.images[0]).toMatchObject({
      url: 'https://media.example/dev/characters/character-1/references/face_1767268860000.webp',
      createdAt: '2026-01-01T12:01:00.000Z',
    });
  });

  it('has a new revision with each change, and none without', () => {
    expect(snapshots.map(({ revision }) => revision)).toEqual([1, 2, 2, 2, 3, 4, 5, 6, 7]);
  });

  it('tells what was asked for, what it was to cost and since when it runs', () => {
    expect(snapshots.at(-1)).toMatchObject({
      request: { prompt: 'red hair', sampleImageUrls: ['https://media.example/sample.webp'] },
      cost: { quoted: 40, charged: 40, refunded: 0 },
      idempotencyKey: 'key-1',
      createdAt: '2026-01-01T12:00:00.000Z',
      startedAt: '2026-01-01T12:00:01.000Z',
      finishedAt: '2026-01-01T12:00:08.000Z',
    });
  });

  it('keeps the pictures it has when a later view fails, and is failed though the queue says completed', () => {
    const error = failing('Image generation timed out after 600s', 2);
    const last = followed(job, charHubPayloads(job, error)).at(-1);
    expect(last).toMatchObject({ state: 'failed', percent: 50, error: { code: 'timeout', retryable: true } });
    expect(stages(last)).toEqual([
      'face completed 100',
      'front completed 100',
      'side failed 0',
      'back failed 0',
    ]);
    expect(last?.images).toHaveLength(2);
  });

  it('is failed when its worker stalled', () => {
    const last = followed(job, charHubPayloads(job, stalled)).at(-1);
    expect(last).toMatchObject({ state: 'failed', error: { code: 'server', retryable: true } });
  });

  it('is failed when it finished without a picture of each view', () => {
    const [queued] = charHubPayloads(job, { type: 'finished' });
    const finished = { ...queued, state: 'completed', result: { success: true } };
    expect(followed(job, [finished])[0]).toMatchObject({
      state: 'failed',
      percent: 0,
      images: [],
      error: { code: 'server', message: expect.stringContaining('face, front, side, back') as string },
    });
  });

  it('takes no picture that belongs to no view of it', () => {
    const face = datasetJob(['face']);
    const all = charHubPayloads(job, { type: 'finished' }).slice(0, 6);
    expect(
      followed(face, all)
        .at(-1)
        ?.images.map(({ content }) => content),
    ).toEqual(['face']);
  });

  it('shows a counted view without a picture as being saved, also when an older answer comes late', () => {
    const [, late] = charHubPayloads(job, { type: 'finished' });
    const early = {
      state: 'active',
      progress: { stage: 1, total: 4, message: '' },
      data: null,
      result: null,
    };
    for (const snapshot of followed(job, [early, late])) {
      expect(stages(snapshot)?.slice(0, 2)).toEqual(['face running 99', 'front running 0']);
    }
  });

  it('shows the later pictures when a worker died and another made them again', () => {
    const again = { ...job, batch: job.batch + 60_000 };
    const payloads = [
      ...charHubPayloads(job, stalled).slice(0, 5),
      ...charHubPayloads(again, { type: 'finished' }),
    ];
    const snapshots = followed(job, payloads);
    expect(snapshots.at(-1)?.images.every(({ url }) => url.includes(String(again.batch)))).toBe(true);
    expect(snapshots.map(({ percent }) => percent)).toEqual(
      [...snapshots.map(({ percent }) => percent)].sort((a, b) => a - b),
    );
  });
});

describe('what the host cannot do or tell', () => {
  it('is said: a job cannot be cancelled, and a running stage is doing something', () => {
    const job = avatarJob();
    for (const snapshot of followed(job, charHubPayloads(job, { type: 'finished' })))
      expect(snapshot.isCancellable).toBe(false);
    const [, running] = followed(job, charHubPayloads(job, { type: 'finished' }));
    expect(running?.stages).toMatchObject([{ id: 'avatar', state: 'running', step: 'working' }]);
  });
});

describe('one picture', () => {
  it('runs without a percent to its end, and is the one the result names', () => {
    const job = avatarJob();
    const snapshots = followed(job, charHubPayloads(job, { type: 'finished' }));
    expect(snapshots.map(({ state, percent }) => [state, percent])).toEqual([
      ['queued', 0],
      ['running', 0],
      ['completed', 100],
    ]);
    expect(snapshots[2]?.images).toMatchObject([
      { type: 'AVATAR', content: null, url: expect.stringContaining('avatar_1767268860000') as string },
    ]);
  });

  it('is failed without one', () => {
    const finished = { state: 'completed', progress: 0, result: { success: true } };
    expect(followed(avatarJob(), [finished])[0]).toMatchObject({ state: 'failed', percent: 0 });
  });
});

describe('states of the queue', () => {
  it.each(['prioritized', 'waiting', 'delayed', 'waiting-children', 'unknown'])('%s is waiting', (state) => {
    expect(followed(avatarJob(), [{ state, progress: 0, data: {}, result: null }])[0]?.state).toBe('queued');
  });

  it('are never left backwards', () => {
    const job = datasetJob(['face', 'back']);
    const payloads = charHubPayloads(job, { type: 'finished' });
    const snapshots = followed(job, [...payloads].reverse());
    expect(new Set(snapshots).size).toBe(1);
    expect(snapshots[0]?.state).toBe('completed');
  });
});

describe('a job the host has forgotten', () => {
  const payloads = charHubPayloads(avatarJob(), { type: 'finished' });

  it('is lost', () => {
    const { hear, forget } = follower(avatarJob());
    hear(payloads[1]);
    expect(forget()).toMatchObject({
      state: 'lost',
      error: { code: 'lost', retryable: true },
      stages: [{ state: 'skipped' }],
    });
  });

  it('stays what it was when its end was seen', () => {
    const { hear, forget } = follower(avatarJob());
    const completed = hear(payloads[2]);
    expect(forget()).toBe(completed);
  });

  it('is found again by an answer that comes late', () => {
    const { hear, forget } = follower(avatarJob());
    forget();
    expect(hear(payloads[2])).toMatchObject({ state: 'completed', revision: 2, error: null });
  });
});
