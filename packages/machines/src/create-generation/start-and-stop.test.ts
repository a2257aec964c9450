import { createScriptedClient, generationRequest } from '@charhub/api-client/testing';
import { createActor } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { createGeneration } from './create-generation.ts';
import { createJobStorage } from './job-storage.ts';
import { createSampleStore } from './sample-store.ts';
import { provideImageGeneration } from '../image-generation/provide-image-generation.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function setUp() {
  const client = createScriptedClient();
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
  });
  return { client, generation };
}

describe('a generation', () => {
  it('does nothing before it is started', () => {
    const { client, generation } = setUp();
    createActor(provideImageGeneration(generation), {
      input: { kind: 'avatar', characterId: 'character-1' },
    }).start();
    expect(client.calls).toEqual([]);
  });

  it('started, stopped and started again at once, as in StrictMode, is one registry that wrote nothing', async () => {
    const { client, generation } = setUp();
    generation.start();
    const { jobs } = generation;
    generation.stop();
    generation.start();
    await expect.poll(() => jobs.getSnapshot().matches('ready')).toBe(true);
    expect(generation.jobs).toBe(jobs);
    expect(client.calls.map(({ method }) => method)).toEqual(['listJobs']);
    generation.stop();
  });

  it('goes on where it was after a real stop', async () => {
    const { client, generation } = setUp();
    generation.start();
    generation.jobs.send({ type: 'job.submit', key: 'key-1', request: generationRequest() });
    await expect.poll(() => client.watcherCount()).toBe(1);
    generation.stop();
    await expect.poll(() => client.watcherCount()).toBe(0);
    generation.start();
    await expect.poll(() => client.watcherCount()).toBe(1);
    generation.stop();
  });

  it('writes nothing when a dialog is started twice', () => {
    const { client, generation } = setUp();
    generation.start();
    for (let start = 0; start < 2; start++) {
      const dialog = createActor(provideImageGeneration(generation), {
        input: { kind: 'avatar', characterId: 'character-1' },
      }).start();
      dialog.send({ type: 'dialog.open', jobKey: null });
      dialog.stop();
    }
    expect(client.callsOf('submitJob')).toEqual([]);
    expect(client.callsOf('uploadSample')).toEqual([]);
    generation.stop();
  });
});

describe('the sample store', () => {
  it('owns an address for each file and revokes it once', () => {
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:fox');
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    const samples = createSampleStore();
    const sample = samples.add(new File(['fox'], 'fox.png'));
    expect(sample).toMatchObject({
      name: 'fox.png',
      sizeBytes: 3,
      previewUrl: 'blob:fox',
      uploadedUrl: null,
    });
    samples.remove(sample.id);
    samples.remove(sample.id);
    expect(create).toHaveBeenCalledTimes(1);
    expect(revoke.mock.calls).toEqual([['blob:fox']]);
  });

  it('works where there are no object URLs', () => {
    vi.stubGlobal('URL', {});
    const samples = createSampleStore();
    const { id, previewUrl } = samples.add(new Blob(['fox']));
    expect(previewUrl).toBe('');
    samples.clear();
    expect(samples.get(id)).toBeUndefined();
  });
});

describe('the job storage', () => {
  const line = {
    key: 'key-1',
    jobId: 'job-1',
    kind: 'avatar',
    characterId: 'character-1',
    request: null,
    createdAt: '2026-01-01T12:00:00.000Z',
    state: 'active',
    seen: false,
    announced: false,
  } as const;

  it.each([
    ['no JSON', '{"nonsense'],
    ['no list', '{"key":"key-1"}'],
    ['a line without a key', JSON.stringify([{ ...line, key: undefined }])],
    ['a kind nobody knows', JSON.stringify([{ ...line, kind: 'poster' }])],
    ['a state nobody knows', JSON.stringify([{ ...line, state: 'paused' }])],
    [
      'a request without views',
      JSON.stringify([{ ...line, request: { ...generationRequest(), views: null } }]),
    ],
  ])('ignores %s', (_, stored) => {
    const storage = memoryStorage();
    storage.setItem('charhub-generation-jobs:user-1', stored);
    expect(createJobStorage(storage).load('user-1')).toEqual([]);
  });

  it('keeps the lines that are whole beside one that is not', () => {
    const storage = memoryStorage();
    storage.setItem('charhub-generation-jobs:user-1', JSON.stringify([line, { key: 7 }]));
    expect(createJobStorage(storage).load('user-1')).toEqual([line]);
  });

  it('keeps users apart, and what another tab stored', () => {
    const jobs = createJobStorage(memoryStorage());
    jobs.save('user-1', [line]);
    jobs.save('user-1', [{ ...line, key: 'key-2' }]);
    expect(jobs.load('user-1').map(({ key }) => key)).toEqual(['key-1', 'key-2']);
    expect(jobs.load('user-2')).toEqual([]);
  });

  it('goes on without a storage that is full or forbidden', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const jobs = createJobStorage({ getItem: refuse, setItem: refuse });
    jobs.save('user-1', [line]);
    expect(jobs.load('user-1')).toEqual([]);
  });
});
