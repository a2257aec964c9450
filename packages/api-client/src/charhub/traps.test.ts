import axios from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/client-fixture.ts';
import { fastEnvironment } from '../../test/test-environment.ts';
import { createGenerationClient } from '../client.ts';
import type { GenerationClientOptions } from '../client.ts';
import type { JobSnapshot, ReferenceView } from '../contract/index.ts';
import { characterImage, generationRequest } from '../testing/index.ts';
import type { CharHubBackEnd } from '../testing/charhub-back-end/index.ts';
import { startCharHubBackEnd } from '../testing/charhub-back-end/index.ts';

let host: CharHubBackEnd;
const watches: (() => void)[] = [];
beforeEach(async () => {
  host = await startCharHubBackEnd();
});
afterEach(async () => {
  for (const stop of watches.splice(0)) stop();
  await host.close();
});

const connect = (token = 'owner', options: Partial<GenerationClientOptions> = {}) =>
  createGenerationClient({
    axios: axios.create({ baseURL: host.url, headers: { Authorization: `Bearer ${token}` } }),
    user: { id: token, role: token === 'admin' ? 'ADMIN' : 'BASIC' },
    environment: fastEnvironment(100),
    ...options,
  });
let keys = 0;
const key = () => ({ idempotencyKey: `key-${String(++keys)}` });
const dataset = (...views: ReferenceView[]) => generationRequest({ kind: 'reference-dataset', views });
const asked = (route: string) => host.requests.filter((request) => request.startsWith(route)).length;

// The numbers are those of docs/charhub-back-end.md.
describe('today’s CharHub back end, from the side of a client', () => {
  it('T1: a job number that became somebody else’s is lost, and none of it is shown', async () => {
    const job = await connect().submitJob(generationRequest(), key());
    host.forget('1');
    const other = await connect('stranger').submitJob(
      generationRequest({ characterId: 'character-9' }),
      key(),
    );
    host.finish('2');
    expect((await connect('stranger').getJob(other.id)).images).toHaveLength(1);
    const mistaken = job.id.replace('charhub:1?', 'charhub:2?');
    expect(await connect().getJob(mistaken)).toMatchObject({
      state: 'lost',
      images: [],
      request: { prompt: '' },
    });
  });

  it('T2: a failure that the queue calls completed is failed, with its reason', async () => {
    const client = connect();
    const job = await client.submitJob(generationRequest(), key());
    host.willEnd('1', { type: 'error', after: 0, text: 'Image generation timed out after 600s' });
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({ state: 'failed', error: { code: 'timeout' } });
  });

  it('T3, T20: a job that no worker takes stays queued, however long, and is never given up', async () => {
    const client = connect();
    const job = await client.submitJob(generationRequest(), key());
    const heard: JobSnapshot[] = [];
    const refused = vi.fn();
    watches.push(
      client.watchJob(job.id, {
        onSnapshot: (snapshot) => heard.push(snapshot),
        onConnection: () => undefined,
        onRefused: refused,
      }),
    );
    await vi.waitFor(() => expect(asked('GET /image-generation/status/1')).toBeGreaterThan(8), 20_000);
    expect(heard.every(({ state }) => state === 'queued')).toBe(true);
    expect(refused).not.toHaveBeenCalled();
  });

  it('T4, T5: progress is a number or a count of completed views; the running view is the next one', async () => {
    const client = connect();
    const job = await client.submitJob(dataset('face', 'front', 'side', 'back'), key());
    const running: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      host.work('1');
      const { stages } = await client.getJob(job.id);
      running.push(stages.find(({ state }) => state === 'running')?.id ?? 'none');
    }
    expect(running).toEqual(['face', 'face', 'face', 'front', 'side', 'back', 'none', 'none']);
  });

  it('T6: the sample of a dataset is sent where the worker reads it', async () => {
    const url = 'https://media.example/dev/sample.webp';
    await connect().submitJob({ ...dataset('face'), sampleImageUrls: [url] }, key());
    expect(host.jobs[0]?.body).toMatchObject({ referenceImages: [{ type: 'SAMPLE', url }] });
  });

  it('T7: pictures that a failed dataset deleted are not shown, and it has none of its own', async () => {
    host.gallery.push(characterImage({ view: 'face' }));
    const client = connect();
    const job = await client.submitJob(dataset('face'), key());
    host.willEnd('1', { type: 'error', after: 0, text: 'Failed to prepare reference images: no answer' });
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({ state: 'failed', images: [], percent: 0 });
    expect((await client.listImages('character-1')).filter(({ type }) => type === 'REFERENCE')).toEqual([]);
  });

  it('T8: a dataset that fails in part keeps its pictures and gets all its credits back', async () => {
    const client = connect('owner', { creditsPerPicture: { 'reference-dataset': 25 } });
    const job = await client.submitJob(dataset('face', 'front', 'side'), key());
    host.willEnd('1', { type: 'error', after: 2, text: 'Failed to queue prompt: 500' });
    host.finish('1');
    const failed = await client.getJob(job.id);
    expect(failed).toMatchObject({ state: 'failed', cost: { quoted: 75, charged: 75, refunded: 75 } });
    expect(failed.images.map(({ content }) => content)).toEqual(['face', 'front']);
    expect(host.bookings.map(({ amount }) => amount)).toEqual([-75, 75]);
  });

  it('T8, T23: nothing is said to be returned of a worker that died', async () => {
    const client = connect('owner', { creditsPerPicture: { avatar: 25 } });
    const job = await client.submitJob(generationRequest(), key());
    host.willEnd('1', { type: 'stalled', after: 0 });
    host.finish('1');
    expect((await client.getJob(job.id)).cost).toEqual({ quoted: 25, charged: 25, refunded: 0 });
  });

  it('T9, T21: a missing avatar, which only the worker notices, is told as such', async () => {
    host.gallery.splice(0);
    const client = connect();
    const job = await client.submitJob(dataset('face'), key());
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({
      state: 'failed',
      error: { code: 'avatar-required' },
    });
  });

  it('T10: nothing is sent that has no effect', async () => {
    await connect().submitJob({ ...dataset('face'), prompt: 'red hair' }, key());
    expect(host.jobs[0]?.body).toEqual({
      characterId: 'character-1',
      prompt: { positive: 'red hair', negative: '' },
      referenceImages: [],
      viewsToGenerate: ['face'],
    });
  });

  it('T11: views are a list without repetition and never empty, so that each is made and charged once', async () => {
    const client = connect();
    await client.submitJob(dataset('back', 'face', 'back'), key());
    host.finish('1');
    expect(host.jobs[0]?.body).toMatchObject({ viewsToGenerate: ['face', 'back'] });
    expect(host.bookings).toEqual([{ number: '1', amount: -50 }]);
    expect(await failureOf(client.submitJob(dataset(), key()))).toMatchObject({ code: 'validation' });
    expect(host.jobs).toHaveLength(1);
  });

  it('T12: whether there are reference views is read from the pictures', async () => {
    const client = connect();
    await client.submitJob(dataset('face'), key());
    host.finish('1');
    await client.listImages('character-1');
    expect(asked('GET /image-generation/characters/character-1/reference-dataset')).toBe(0);
  });

  it('T13, T14: a job of ten minutes and more is followed to its end', async () => {
    const client = connect('owner', { environment: fastEnvironment(2000) });
    const job = await client.submitJob(generationRequest(), key());
    host.work('1');
    const heard: JobSnapshot[] = [];
    watches.push(
      client.watchJob(job.id, {
        onSnapshot: (snapshot) => heard.push(snapshot),
        onConnection: () => undefined,
        onRefused: () => undefined,
      }),
    );
    await vi.waitFor(() => expect(asked('GET /image-generation/status/1')).toBeGreaterThan(65), 20_000);
    expect(heard.at(-1)?.state).toBe('running');
    host.finish('1');
    await vi.waitFor(() => expect(heard.at(-1)?.state).toBe('completed'));
  });

  it('T15: a job is found again by its id alone, and cannot be cancelled or listed', async () => {
    const job = await connect().submitJob(generationRequest({ prompt: 'red hair' }), key());
    const reloaded = connect();
    expect(await reloaded.listJobs()).toEqual([]);
    expect(await reloaded.getJob(job.id)).toMatchObject({
      id: job.id,
      isCancellable: false,
      request: { prompt: 'red hair' },
    });
    expect(await failureOf(reloaded.cancelJob(job.id))).toMatchObject({ code: 'unavailable' });
    expect(asked('POST /image-generation/jobs/')).toBe(0);
  });

  it('T16: an avatar without a sample is made after the face, not after the newest view', async () => {
    const views = (['back', 'side', 'front', 'face'] as const).map((view, age) =>
      characterImage({ view, url: `/media/references/${view}_176726880000${String(9 - age)}.webp` }),
    );
    host.gallery.push(...views);
    const client = connect();
    await client.listJobs();
    const job = await client.submitJob(generationRequest({ prompt: '' }), key());
    expect(host.jobs[0]?.body['referenceImageUrl']).toContain('/references/face_');
    expect((await connect().getJob(job.id)).request.sampleImageUrls).toEqual([]);
    await client.submitJob(generationRequest({ sampleImageUrls: ['/media/mine.webp'] }), key());
    expect(host.jobs[1]?.body).toMatchObject({ referenceImageUrl: '/media/mine.webp' });
  });

  it('T18: an administrator is told that there is no such character where it is official and not public', async () => {
    const request = generationRequest({ characterId: 'official-2' });
    expect(await failureOf(connect('admin').submitJob(request, key()))).toMatchObject({
      code: 'not-found',
      status: 404,
    });
    await connect('admin').submitJob({ ...dataset('face'), characterId: 'official-2' }, key());
    expect(host.jobs).toHaveLength(1);
  });

  it('T20: a start that is never answered ends by itself, and is not sent twice', async () => {
    const client = connect('owner', { timeoutMs: 100 });
    const same = key();
    host.loseNextAnswer('hang');
    expect(await failureOf(client.submitJob(generationRequest(), same))).toMatchObject({ code: 'timeout' });
    expect(await failureOf(client.submitJob(generationRequest(), same))).toMatchObject({
      code: 'unconfirmed',
    });
    expect(host.jobs).toHaveLength(1);
  });

  it('T23: a job that began anew shows the pictures of its last run', async () => {
    const client = connect();
    const job = await client.submitJob(dataset('face', 'front'), key());
    for (let step = 0; step < 4; step += 1) host.work('1');
    const [first] = (await client.getJob(job.id)).images;
    host.runAgain('1');
    host.finish('1');
    const { images, state } = await client.getJob(job.id);
    expect(state).toBe('completed');
    expect(images.map(({ url }) => url)).not.toContain(first?.url);
    expect(images.map(({ url }) => url).sort()).toEqual(
      host.gallery
        .filter(({ type }) => type === 'REFERENCE')
        .map(({ url }) => url)
        .sort(),
    );
  });

  it('the price that is shown is the one that is charged, when it is given', async () => {
    const client = connect('owner', { creditsPerPicture: { avatar: 25, 'reference-dataset': 25 } });
    expect(await client.getQuote({ kind: 'cover', viewCount: 1 })).toEqual({ credits: 10, balance: 500 });
    expect(await client.getQuote({ kind: 'reference-dataset', viewCount: 3 })).toEqual({
      credits: 75,
      balance: 500,
    });
    await client.submitJob(dataset('face', 'side', 'back'), key());
    host.finish('1');
    expect(host.bookings).toEqual([{ number: '1', amount: -75 }]);
  });

  it('too few credits, which only the worker notices, fail the job without a charge', async () => {
    host.balance = 20;
    const client = connect('owner', { creditsPerPicture: { avatar: 25 } });
    const job = await client.submitJob(generationRequest(), key());
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({
      state: 'failed',
      error: { code: 'insufficient-credits' },
      cost: { charged: 0, refunded: 0 },
    });
    expect(host.bookings).toEqual([]);
  });
});
