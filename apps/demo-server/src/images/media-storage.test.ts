import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startObjectStore, type ObjectStore } from '../testing/object-store.ts';
import { createDiskStorage, removeOldDrafts, type MediaStorage } from './media-storage.ts';
import { createS3Storage } from './s3-storage.ts';

const KEY = 'characters/ann/avatar/avatar_1.webp';
let folder: string;
let objects: ObjectStore;
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'an-id').stubEnv('AWS_SECRET_ACCESS_KEY', 'a-secret');
  folder = await mkdtemp(join(tmpdir(), 'charhub-storage-'));
  objects = await startObjectStore({ bucket: 'pictures', accessKeyId: 'an-id' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await objects.close();
  await rm(folder, { recursive: true, force: true });
});

const inBucket = () =>
  createS3Storage({ bucket: 'pictures', endpoint: objects.url, region: null, prefix: 'dev/' });

describe.each<[string, () => MediaStorage]>([
  ['on disk', () => createDiskStorage(folder)],
  ['in a bucket', inBucket],
])('storage %s', (_, open) => {
  it('gives back what was put last, until it is removed', async () => {
    const storage = open();
    expect(await storage.get(KEY)).toBeNull();
    await storage.put(KEY, Buffer.from('first'));
    await storage.put(KEY, Buffer.from('second'));
    expect(await storage.get(KEY)).toEqual(Buffer.from('second'));
    await storage.remove(KEY);
    await storage.remove(KEY);
    expect(await storage.get(KEY)).toBeNull();
  });

  it('lists the pictures of characters, and nothing else that lies there', async () => {
    const storage = open();
    const all = async () => {
      const keys: string[] = [];
      for await (const key of storage.keysOfCharacters()) keys.push(key);
      return keys.sort();
    };
    expect(await all()).toEqual([]);
    const keys = ['1', '2', '3'].map((ms) => `characters/ann/avatar/avatar_${ms}.webp`);
    for (const key of [...keys, 'drafts/owner/1/avatar/a.webp']) await storage.put(key, Buffer.from('x'));
    await mkdir(join(folder, 'characters'), { recursive: true });
    await writeFile(join(folder, 'characters', 'notes.txt'), 'of a person');
    expect(await all()).toEqual(keys);
    for (const key of keys) await storage.remove(key);
    expect(await all()).toEqual([]);
  });

  it.each(['../secret.webp', 'characters/../../x.webp', '/etc/passwd', 'a/.hidden.webp', 'a/b.png', ''])(
    'knows no key %j',
    async (key) => {
      const storage = open();
      expect(await storage.get(key)).toBeNull();
      await storage.remove(key);
      await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('not a media key');
    },
  );
});

describe('storage in a bucket', () => {
  it('tells caches that a picture never changes, and puts its prefix in front', async () => {
    await inBucket().put(KEY, Buffer.from('a picture'));
    expect(objects.stored.get(`dev/${KEY}`)).toMatchObject({
      bytes: Buffer.from('a picture'),
      headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
    });
  });

  it('tries again when the service stumbles, and says so when it refuses', async () => {
    const storage = inBucket();
    objects.failNext(503);
    await storage.put(KEY, Buffer.from('a picture'));
    expect(await storage.get(KEY)).toEqual(Buffer.from('a picture'));
    objects.failNext(403);
    await expect(storage.get(KEY)).rejects.toThrow();
  });
});

describe('storage on disk', () => {
  it('leaves no draft behind of what it could not store', async () => {
    const storage = createDiskStorage(folder);
    await storage.put('taken/by.webp/a-folder.webp', Buffer.from('a picture'));
    await expect(storage.put('taken/by.webp', Buffer.from('another'))).rejects.toThrow();
    expect(await readdir(join(folder, '.drafts'))).toEqual([]);
  });

  it('forgets drafts that a process which died left behind, and leaves younger ones alone', async () => {
    const storage = createDiskStorage(folder);
    await storage.put(KEY, Buffer.from('a picture'));
    const drafts = join(folder, '.drafts');
    expect(await readdir(drafts)).toEqual([]);
    const [old, young] = [join(drafts, 'old'), join(drafts, 'young')];
    const minutesAgo = { [old]: 120, [young]: 30 };
    for (const [draft, minutes] of Object.entries(minutesAgo)) {
      await writeFile(draft, 'half a picture');
      const written = new Date(Date.now() - minutes * 60_000);
      await utimes(draft, written, written);
    }

    await removeOldDrafts(folder, 3_600_000);
    expect(await readdir(drafts)).toEqual(['young']);
    await removeOldDrafts(folder, 600_000);
    expect(await readdir(drafts)).toEqual([]);
    expect(await storage.get(KEY)).toEqual(Buffer.from('a picture'));
  });
});
