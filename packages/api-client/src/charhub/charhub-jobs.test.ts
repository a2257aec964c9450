import axios from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CharHubBackEnd } from '../testing/charhub-back-end/index.ts';
import { startCharHubBackEnd } from '../testing/charhub-back-end/index.ts';
import { failureOf } from '../../test/client-fixture.ts';
import { fastEnvironment } from '../../test/test-environment.ts';
import { createGenerationClient } from '../client.ts';
import type { ConnectionStatus, GenerationClient, JobSnapshot } from '../contract/index.ts';
import { characterImage, generationRequest } from '../testing/index.ts';

let host: CharHubBackEnd;
let client: GenerationClient;
const watches: (() => void)[] = [];

const connect = () =>
  createGenerationClient({
    axios: axios.create({ baseURL: host.url, headers: { Authorization: 'Bearer token' } }),
    environment: fastEnvironment(100),
  });

beforeEach(async () => {
  host = await startCharHubBackEnd();
  client = connect();
});
afterEach(async () => {
  for (const stop of watches.splice(0)) stop();
  await host.close();
});

const key = { idempotencyKey: 'key-1' };
const dataset = generationRequest({ kind: 'reference-dataset', prompt: 'red hair' });
const references = () => host.gallery.filter(({ type }) => type === 'REFERENCE').map(({ url }) => url);
const countOf = (route: string) => host.requests.filter((request) => request.startsWith(route)).length;

function watch(jobId: string) {
  const heard: JobSnapshot[] = [];
  const connections: ConnectionStatus[] = [];
  const stop = client.watchJob(jobId, {
    onSnapshot: (snapshot) => heard.push(snapshot),
    onConnection: (status) => connections.push(status),
    onRefused: (error) => {
      throw new Error(error.message);
    },
  });
  watches.push(stop);
  return { heard, connections };
}

/** Lets the host work step by step, each seen by the watcher, up to the end. */
async function follow(number: string, heard: readonly JobSnapshot[]): Promise<JobSnapshot> {
  while (heard.at(-1)?.finishedAt === null) {
    const asked = countOf('GET /image-generation/status/');
    host.work(number);
    await vi.waitFor(() => {
      expect(heard.at(-1)?.finishedAt !== null || countOf('GET /image-generation/status/') > asked + 1).toBe(
        true,
      );
    });
  }
  const last = heard.at(-1);
  if (last === undefined) throw new Error('Nothing was heard');
  return last;
}

describe('a job of a back end without job routes', () => {
  it.each(['avatar', 'cover'] as const)('is followed to its picture: %s', async (kind) => {
    const job = await client.submitJob(generationRequest({ kind, prompt: 'red hair' }), key);
    expect(job).toMatchObject({ kind, state: 'queued', revision: 1, request: { prompt: 'red hair' } });
    const { heard, connections } = watch(job.id);
    const last = await follow('1', heard);
    expect(last).toMatchObject({ id: job.id, state: 'completed', percent: 100, idempotencyKey: 'key-1' });
    expect(last.images.map(({ url }) => url)).toEqual([host.gallery[0]?.url]);
    expect(heard.map(({ state }) => state)).toEqual(['queued', 'running', 'completed']);
    expect(connections).toEqual(['connecting', 'polling']);
  });

  it('is followed view by view, with new pictures only', async () => {
    host.gallery.push(characterImage({ view: 'face', createdAt: '2025-01-01T00:00:00.000Z' }));
    const { credits } = await client.getQuote({ kind: 'reference-dataset', viewCount: 4 });
    const job = await client.submitJob(dataset, key);
    const { heard } = watch(job.id);
    const last = await follow('1', heard);
    expect(heard.map(({ percent }) => percent)).toEqual([0, 0, 25, 50, 75, 99, 100]);
    expect(last.cost).toEqual({ quoted: credits, charged: credits, refunded: 0 });
    expect(last.images.map(({ content }) => content)).toEqual(['face', 'front', 'side', 'back']);
    expect(last.images.map(({ url }) => url).sort()).toEqual(references().sort());
  });

  it('uses the samples, which the host reads in one field only', async () => {
    const { url } = await client.uploadSample({
      characterId: 'character-1',
      file: new Blob(['x'], { type: 'image/png' }),
      name: 'x.png',
    });
    await client.submitJob({ ...dataset, sampleImageUrls: [url] }, key);
    expect(host.jobs[0]?.body.referenceImages).toEqual([{ type: 'SAMPLE', url }]);
  });

  it('is failed with its reason when the host calls a failure completed, and never shows old pictures', async () => {
    host.gallery.push(characterImage({ view: 'face' }));
    const job = await client.submitJob(dataset, key);
    host.willEnd('1', { type: 'error', after: 0, text: 'Insufficient credits' });
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({
      state: 'failed',
      images: [],
      error: { code: 'insufficient-credits', message: 'Insufficient credits' },
    });
    expect(countOf('GET /image-generation/characters/')).toBe(0);
  });

  it('is known again after a reload by its id alone', async () => {
    await client.getQuote({ kind: 'reference-dataset', viewCount: 1 });
    const views = ['back', 'face'] as const;
    const job = await client.submitJob({ ...dataset, views }, key);
    for (let step = 0; step < 4; step += 1) host.work('1');
    expect(await connect().getJob(job.id)).toMatchObject({
      id: job.id,
      characterId: 'character-1',
      percent: 50,
      stages: [
        { id: 'face', state: 'completed' },
        { id: 'back', state: 'running' },
      ],
      cost: { quoted: 20 },
      createdAt: job.createdAt,
      request: { prompt: 'red hair' },
    });
  });

  it('finds its pictures in the gallery when the progress was lost, without older ones', async () => {
    host.loseProgress();
    const job = await client.submitJob({ ...dataset, views: ['face', 'front'] }, key);
    host.finish('1');
    const old = characterImage({ view: 'front', seed: 7, createdAt: '2025-01-01T00:00:00.000Z' });
    host.gallery.push(old);
    const found = await client.getJob(job.id);
    expect(found).toMatchObject({ state: 'completed', images: [{ content: 'face' }, { content: 'front' }] });
    expect(found.images.map(({ id }) => id)).not.toContain(old.id);
    host.gallery.splice(0, host.gallery.length, old);
    expect(await connect().getJob(job.id)).toMatchObject({ state: 'failed', images: [] });
  });

  it('is lost when the host has forgotten it, unless its end was seen', async () => {
    const job = await client.submitJob(generationRequest(), key);
    host.finish('1');
    const completed = await client.getJob(job.id);
    host.forget('1');
    expect(await client.getJob(job.id)).toEqual(completed);
    expect(await connect().getJob(job.id)).toMatchObject({
      state: 'lost',
      kind: 'avatar',
      error: { code: 'lost' },
    });
  });

  it('is lost when its number has become another job', async () => {
    const job = await client.submitJob(generationRequest(), key);
    const elsewhere = job.id.replace('character-1', 'character-2');
    expect(await client.getJob(elsewhere)).toMatchObject({ state: 'lost', images: [] });
  });

  it('cannot be listed, streamed or cancelled', async () => {
    expect(await client.listJobs()).toEqual([]);
    const job = await client.submitJob(generationRequest(), key);
    watch(job.id);
    await vi.waitFor(() => {
      expect(countOf('GET /image-generation/status/1')).toBeGreaterThan(1);
    });
    const failure = await failureOf(client.cancelJob(job.id));
    expect(failure).toMatchObject({ code: 'unavailable', retryable: false });
    expect(host.requests.filter((request) => /events|cancel|jobs\//.test(request))).toEqual([]);
    host.finish('1');
    expect(await client.getJob(job.id)).toMatchObject({ state: 'completed' });
  });

  it('has addresses that work on a page of another origin, and no new revision when nothing has changed', async () => {
    host.useMediaAt('/media');
    const job = await client.submitJob(generationRequest(), key);
    host.finish('1');
    const first = await client.getJob(job.id);
    expect(first.images[0]?.url).toMatch(new RegExp(`^${host.url}/media/.*avatar_`));
    expect(await client.getJob(job.id)).toEqual(first);
  });

  it('is asked for once to learn what the back end is', async () => {
    const cover = generationRequest({ kind: 'cover' });
    await client.submitJob(cover, key);
    await client.submitJob(cover, { idempotencyKey: 'key-2' });
    expect(host.requests).toEqual([
      'POST /image-generation/avatar',
      'GET /image-generation/jobs/1',
      'POST /image-generation/avatar',
    ]);
  });
});

describe('one intent', () => {
  it('is one job, however often it is sent', async () => {
    const first = await client.submitJob(dataset, key);
    expect(await client.submitJob(dataset, key)).toEqual(first);
    expect(host.jobs).toHaveLength(1);
  });

  it.each([
    ['the connection broke', 'network'],
    ['a gateway gave up', 'unavailable'],
  ] as const)('is not sent again when it may have arrived: %s', async (_title, code) => {
    host.loseNextAnswer(code === 'network' ? 'cut' : 'gateway');
    expect(await failureOf(client.submitJob(dataset, key))).toMatchObject({ code });
    expect(await failureOf(client.submitJob(dataset, key))).toMatchObject({
      code: 'unconfirmed',
      retryable: false,
    });
    expect(host.jobs).toHaveLength(1);
    await client.submitJob(dataset, { idempotencyKey: 'key-2' });
    expect(host.jobs).toHaveLength(2);
  });

  it('may be sent again when the host refused it', async () => {
    const foreign = generationRequest({ characterId: 'character-9' });
    for (let time = 0; time < 2; time += 1) {
      expect(await failureOf(client.submitJob(foreign, key))).toMatchObject({ code: 'forbidden' });
    }
    expect(countOf('POST /image-generation/avatar')).toBe(2);
  });
});

describe('refusals of the host', () => {
  it.each([
    [
      'its usual shape',
      () => client.submitJob(generationRequest({ characterId: 'unknown' }), key),
      'not-found',
    ],
    ['no session', () => signedOut().getQuote({ kind: 'avatar', viewCount: 1 }), 'unauthorized'],
    ['a large file', () => upload('character-1', 11_000_000), 'validation'],
    ['authorization', () => upload('character-9', 1), 'forbidden'],
    ['an unknown route', () => client.getJob('12'), 'not-found'],
  ])('are understood: %s', async (_title, call, code) => {
    expect(await failureOf(call())).toMatchObject({ code });
  });

  const signedOut = () => createGenerationClient({ axios: axios.create({ baseURL: host.url }) });
  const upload = (characterId: string, size: number) =>
    client.uploadSample({
      characterId,
      file: new Blob(['x'.repeat(size)], { type: 'image/png' }),
      name: 'x.png',
    });
});
