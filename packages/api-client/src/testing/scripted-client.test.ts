import { describe, expect, it, vi } from 'vitest';
import type { ConnectionStatus, JobSnapshot } from '../contract/index.ts';
import {
  avatarScenario,
  createScriptedClient,
  datasetScenario,
  generationRequest,
  jobSnapshot,
} from './index.ts';

function watch(client: ReturnType<typeof createScriptedClient>, jobId: string) {
  const heard: JobSnapshot[] = [];
  const connections: ConnectionStatus[] = [];
  const refused = vi.fn();
  const stop = client.watchJob(jobId, {
    onSnapshot: (snapshot) => heard.push(snapshot),
    onConnection: (status) => connections.push(status),
    onRefused: refused,
  });
  return { heard, connections, refused, stop };
}

describe('the scripted client', () => {
  it('plays a job from the queue to its picture', async () => {
    const client = createScriptedClient({ price: 25, balance: 100 });
    const job = await client.submitJob(generationRequest({ prompt: 'red hair' }), { idempotencyKey: 'k1' });
    const { heard } = watch(client, job.id);
    client.jobs.start();
    client.jobs.advance({ percent: 63, preview: true });
    client.jobs.advance({ step: 'saving', percent: 97 });
    client.jobs.complete();
    expect(heard.map(({ state, percent, stages }) => [state, stages[0]?.step, percent])).toEqual([
      ['queued', 'waiting', 0],
      ['running', 'loading', 0],
      ['running', 'sampling', 63],
      ['running', 'saving', 97],
      ['completed', 'saving', 100],
    ]);
    expect(heard.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
    expect(heard.map(({ preview }) => preview !== null)).toEqual([false, false, true, true, false]);
    expect(heard.at(-1)?.images[0]?.url).toMatch(/^data:image\/svg/);
    expect(client.watcherCount()).toBe(0);
    expect(await client.getQuote({ kind: 'avatar', viewCount: 1 })).toEqual({ credits: 25, balance: 75 });
    expect((await client.getAccess('character-1')).avatarUrl).toBe(heard.at(-1)?.images[0]?.url);
  });

  it('answers the same key with the same job and one charge', async () => {
    const client = createScriptedClient();
    client.loseAnswers('submitJob', 1);
    const submit = () => client.submitJob(generationRequest(), { idempotencyKey: 'k1' });
    await expect(submit()).rejects.toMatchObject({ code: 'network', retryable: true });
    expect((await submit()).id).toBe('job-1');
    expect(client.jobs.all()).toHaveLength(1);
    expect(await client.getQuote({ kind: 'avatar', viewCount: 1 })).toMatchObject({ balance: 475 });
  });

  it('keeps the good views and refunds the others when a view fails', async () => {
    const client = createScriptedClient();
    await client.submitJob(generationRequest({ kind: 'reference-dataset', views: ['face', 'front'] }), {
      idempotencyKey: 'k1',
    });
    client.jobs.completeStage();
    const job = client.jobs.failStage({ code: 'out-of-memory' });
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'out-of-memory' },
      cost: { charged: 50, refunded: 25 },
    });
    expect(job.images.map(({ content }) => content)).toEqual(['face']);
  });

  it('holds, aborts and fails calls on demand', async () => {
    const client = createScriptedClient();
    const progress = vi.fn();
    const gate = client.hold('uploadSample');
    const abort = new AbortController();
    const sample = { characterId: 'c', file: new Blob(['x']), name: 'x.png' };
    const aborted = client.uploadSample(sample, { signal: abort.signal });
    const upload = client.uploadSample(sample, { onProgress: progress });
    client.setUploadProgress(0.4);
    abort.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'aborted' });
    gate.release();
    expect((await upload).url).toMatch(/^data:/);
    expect(progress.mock.calls).toEqual([[0], [0.4], [1]]);
    client.failCalls('getQuote', 'server', 1);
    await expect(client.getQuote({ kind: 'avatar', viewCount: 1 })).rejects.toMatchObject({
      code: 'server',
      status: 500,
    });
    await expect(client.getQuote({ kind: 'avatar', viewCount: 1 })).resolves.toBeDefined();
  });

  it('tells watchers of the connection and of refusals', () => {
    const client = createScriptedClient({ jobs: [jobSnapshot({ id: 'a' }), jobSnapshot({ id: 'b' })] });
    const a = watch(client, 'a');
    const b = watch(client, 'b');
    client.setConnection('lost');
    client.refuseWatch('a', 'forbidden');
    client.setConnection('live');
    expect(a.connections).toEqual(['live', 'lost']);
    expect(b.connections).toEqual(['live', 'lost', 'live']);
    expect(a.refused).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'forbidden' }));
    b.stop();
    expect(client.watcherCount()).toBe(0);
  });

  it('cancels when the script lets it', async () => {
    const client = createScriptedClient({ jobs: [jobSnapshot()] });
    expect(await client.cancelJob('job-1')).toMatchObject({ state: 'queued', cancelRequested: true });
    expect(client.jobs.cancel()).toMatchObject({ state: 'cancelled', cost: { charged: 25, refunded: 25 } });
    await expect(client.getJob('job-9')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('puts any snapshot, and believes the newest', () => {
    const { sampling, loading } = avatarScenario({ id: 'job-1' });
    const client = createScriptedClient({ jobs: [jobSnapshot()] });
    const { heard } = watch(client, 'job-1');
    client.jobs.put(sampling);
    client.jobs.put(loading);
    expect(heard.map(({ revision }) => revision)).toEqual([1, 3, 2]);
    expect(client.jobs.get().revision).toBe(3);
  });
});

describe('scenarios', () => {
  it('run from the queue to the end with rising revisions and percents', () => {
    for (const moments of [Object.values(avatarScenario()), datasetScenario()]) {
      expect(moments[0]?.state).toBe('queued');
      expect(moments.at(-1)).toMatchObject({ state: 'completed', percent: 100 });
      const revisions = moments.map(({ revision }) => revision);
      const percents = moments.map(({ percent }) => percent);
      expect(revisions).toEqual(moments.map((_, index) => index + 1));
      expect(percents).toEqual([...percents].sort((a, b) => a - b));
    }
  });
});
