import { describe, expect, it } from 'vitest';
import { json } from '../../test/api-server.ts';
import { failureOf, useApiServer } from '../../test/client-fixture.ts';
import { generationRequest, jobSnapshot } from '../testing/index.ts';

const api = useApiServer();
const started = json(200, { success: true, jobId: 'job-1', message: 'AVATAR generation started' });
const sent = () => {
  const [request] = api.server.received;
  return { ...request, body: JSON.parse(String(request?.body)) as unknown };
};

describe('submitting', () => {
  it('starts a picture the way the host does and answers with the job', async () => {
    api.server.on('POST /image-generation/avatar', started);
    api.server.put(jobSnapshot());
    const request = generationRequest({
      kind: 'cover',
      prompt: 'red hair',
      sampleImageUrls: ['https://img/s.webp'],
    });
    const job = await api.connect().submitJob(request, { idempotencyKey: 'key-1' });
    expect(job).toEqual(jobSnapshot());
    expect(sent().body).toEqual({
      characterId: 'character-1',
      prompt: 'red hair',
      imageType: 'COVER',
      referenceImageUrl: 'https://img/s.webp',
    });
    expect(sent().headers).toMatchObject({
      'idempotency-key': 'key-1',
      authorization: 'Bearer token-of-owner',
      'content-type': 'application/json',
    });
  });

  it('starts a dataset with samples the server reads', async () => {
    api.server.on('POST /image-generation/character-dataset', started);
    api.server.put(jobSnapshot());
    const request = generationRequest({
      kind: 'reference-dataset',
      views: ['face', 'back'],
      sampleImageUrls: ['/s.webp'],
    });
    await api.connect().submitJob(request, { idempotencyKey: 'key-1' });
    expect(sent().body).toEqual({
      characterId: 'character-1',
      prompt: { positive: '', negative: '' },
      referenceImages: [{ type: 'SAMPLE', url: '/s.webp' }],
      viewsToGenerate: ['face', 'back'],
    });
  });

  it('leaves out what an avatar without a sample does not need', async () => {
    api.server.on('POST /image-generation/avatar', started);
    api.server.put(jobSnapshot());
    await api.connect().submitJob(generationRequest(), { idempotencyKey: 'key-1' });
    expect(sent().body).toEqual({ characterId: 'character-1', prompt: '', imageType: 'AVATAR' });
  });
});

describe('a request that no back end would take', () => {
  const samples = (count: number) =>
    Array.from({ length: count }, (_, index) => `/sample-${String(index)}.webp`);

  it.each([
    ['more than four samples', { kind: 'reference-dataset', sampleImageUrls: samples(5) }, 'referenceImages'],
    ['more than one sample', { kind: 'cover', sampleImageUrls: samples(2) }, 'referenceImageUrl'],
    ['no view', { kind: 'reference-dataset', views: [] }, 'viewsToGenerate'],
  ] as const)('is not sent: %s', async (_title, fields, field) => {
    const failure = await failureOf(
      api.connect().submitJob(generationRequest(fields), { idempotencyKey: 'key-1' }),
    );
    expect(failure).toMatchObject({ code: 'validation', field, retryable: false });
    expect(api.server.received).toEqual([]);
  });

  it('is not one with four samples, or with views in any order and twice', async () => {
    api.server.on('POST /image-generation/character-dataset', started);
    api.server.put(jobSnapshot());
    const views = ['back', 'face', 'back', 'front'] as const;
    const request = generationRequest({ kind: 'reference-dataset', views, sampleImageUrls: samples(4) });
    await api.connect().submitJob(request, { idempotencyKey: 'key-1' });
    expect(sent().body).toMatchObject({ viewsToGenerate: ['face', 'front', 'back'] });
  });
});

describe('an intent that is sent again', () => {
  it('is sent under its key to a back end that knows keys', async () => {
    api.server.put(jobSnapshot());
    api.server.on('POST /image-generation/avatar', json(504, {}));
    const client = api.connect();
    const submit = () => client.submitJob(generationRequest(), { idempotencyKey: 'key-1' });
    expect(await failureOf(submit())).toMatchObject({ code: 'unavailable' });
    api.server.on('POST /image-generation/avatar', started);
    expect(await submit()).toEqual(jobSnapshot());
    const keys = api.server.received.flatMap(({ headers }) => headers['idempotency-key'] ?? []);
    expect(keys).toEqual(['key-1', 'key-1']);
  });
});

describe('jobs', () => {
  it('are listed, asked for and cancelled', async () => {
    const cancelling = jobSnapshot({ revision: 2, cancelRequested: true });
    api.server.on('POST /image-generation/jobs/job-1/cancel', json(200, { success: true, data: cancelling }));
    api.server.put(jobSnapshot());
    const client = api.connect();
    expect(await client.listJobs()).toEqual([jobSnapshot()]);
    expect(await client.getJob('job-1')).toEqual(jobSnapshot());
    expect(await client.cancelJob('job-1')).toEqual(cancelling);
  });

  it('are none where the back end cannot list them', async () => {
    api.server.on('GET /image-generation/jobs', json(404, { error: 'Route not found', path: '/jobs' }));
    expect(await api.connect().listJobs()).toEqual([]);
  });

  it('keep strange ids within their path', async () => {
    await expect(api.connect().getJob('../x?y#z')).rejects.toMatchObject({ code: 'not-found' });
    expect(api.server.received[0]?.path).toBe('/image-generation/jobs/..%2Fx%3Fy%23z');
  });

  it('may carry fields the client does not know, but not wrong ones', async () => {
    const job = jobSnapshot();
    api.server.on('GET /image-generation/jobs/new', json(200, { data: { ...job, mood: 'good' }, trace: 1 }));
    api.server.on('GET /image-generation/jobs/odd', json(200, { data: { ...job, state: 'pondering' } }));
    const client = api.connect();
    expect(await client.getJob('new')).toEqual(job);
    const failure = await failureOf(client.getJob('odd'));
    expect(failure).toMatchObject({ code: 'protocol', retryable: false });
    expect(failure.message).toMatch(
      /^GET \/image-generation\/jobs\/odd: data\.state should be one of queued, running.*but is "pondering"$/,
    );
  });

  it('have addresses that work on a page of another origin', async () => {
    const job = jobSnapshot({ state: 'completed' });
    const relative = {
      ...job,
      images: job.images.map((image) => ({ ...image, url: '/images/avatar_1.webp' })),
    };
    api.server.putSilently(relative);
    expect((await api.connect().getJob('job-1')).images[0]?.url).toBe(
      `${api.server.url}/images/avatar_1.webp`,
    );
  });
});

describe('the quote', () => {
  it('is the unit price times the pictures, beside the balance', async () => {
    const costs = [
      { serviceIdentifier: 'TTS_DEFAULT', creditsPerUnit: 1 },
      { serviceIdentifier: 'IMAGE_GENERATION', creditsPerUnit: 10, isActive: true },
    ];
    api.server.on('GET /credits/service-costs', json(200, { success: true, data: costs }));
    api.server.on('GET /credits/balance', json(200, { success: true, data: { balance: 70, userId: 'u' } }));
    const client = api.connect();
    expect(await client.getQuote({ kind: 'avatar', viewCount: 1 })).toEqual({ credits: 10, balance: 70 });
    expect(await client.getQuote({ kind: 'reference-dataset', viewCount: 3 })).toEqual({
      credits: 30,
      balance: 70,
    });
  });

  it('is a protocol error when the server names no price', async () => {
    api.server.on('GET /credits/service-costs', json(200, { success: true, data: [] }));
    api.server.on('GET /credits/balance', json(200, { success: true, data: { balance: 70 } }));
    await expect(api.connect().getQuote({ kind: 'avatar', viewCount: 1 })).rejects.toMatchObject({
      code: 'protocol',
    });
  });
});
