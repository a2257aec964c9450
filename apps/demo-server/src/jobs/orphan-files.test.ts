import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inArray } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { images, jobs } from '../db/schema.ts';
import { createDiskStorage, mediaUrl, type MediaStorage } from '../images/media-storage.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { removeOrphans } from './orphan-files.ts';
import { plannedStages, stageKey } from './stage-plan.ts';

const { ann, owner } = DEMO_IDS;
let database: Database;
let folder: string;
let storage: MediaStorage;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charhub-orphans-'));
  storage = createDiskStorage(folder);
});
afterEach(async () => {
  await database.db.delete(images);
  await database.db.delete(jobs);
  await rm(folder, { recursive: true });
});
afterAll(() => database.close());

const look = (suspects: ReadonlySet<string> | 'everything', kept = storage) =>
  removeOrphans({ db: database.db, storage: kept, logger: pino({ level: 'silent' }) }, suspects);
const nobody: ReadonlySet<string> = new Set();

async function store(name: string): Promise<string> {
  const key = `characters/${ann}/images/sample/${name}.webp`;
  await storage.put(key, Buffer.from(name));
  return key;
}
const insertRow = (key: string) =>
  database.db
    .insert(images)
    .values({ id: randomUUID(), characterId: ann, type: 'SAMPLE', key, url: mediaUrl(key) });
const isThere = async (key: string) => (await storage.get(key)) !== null;

/** A job that has reserved a name for its picture. Answers with that name. */
async function insertUnfinishedJob(): Promise<string> {
  const imageMs = 1_700_000_000_000;
  await database.db.insert(jobs).values({
    id: randomUUID(),
    ownerId: owner,
    characterId: ann,
    kind: 'avatar',
    requestHash: '',
    request: { prompt: '', sampleImageUrls: [] },
    stages: plannedStages({ kind: 'avatar' }).map((stage) => ({ ...stage, imageMs })),
    unitPrice: 10,
    charged: 10,
  });
  return stageKey('avatar', ann, imageMs);
}
const endJobs = () => database.db.update(jobs).set({ finishedAt: new Date() });

it('removes a file that had no row twice, and none that has got one meanwhile', async () => {
  const [named, dead, late] = [await store('named'), await store('dead'), await store('late')];
  await insertRow(named);
  const suspects = await look(nobody);
  expect(suspects).toEqual(new Set([dead, late]));
  for (const key of [named, dead, late]) expect(await isThere(key)).toBe(true);

  await insertRow(late);
  const young = await store('young');
  expect(await look(suspects)).toEqual(new Set([dead, young]));
  expect(await isThere(dead)).toBe(false);
  for (const key of [named, late, young]) expect(await isThere(key)).toBe(true);
});

it('removes at once what a process that is alone finds at its start', async () => {
  const [named, dead] = [await store('named'), await store('dead')];
  await insertRow(named);
  await look('everything');
  expect([await isThere(named), await isThere(dead)]).toEqual([true, false]);
});

it('keeps what an unfinished job has stored and will name, until the job has ended', async () => {
  const key = await insertUnfinishedJob();
  await storage.put(key, Buffer.from('a picture whose worker died'));
  expect(await look('everything')).toEqual(nobody);
  expect(await isThere(key)).toBe(true);
  await endJobs();
  await look('everything');
  expect(await isThere(key)).toBe(false);
});

it('keeps a picture whose job ends while it looks', async () => {
  const key = await insertUnfinishedJob();
  await storage.put(key, Buffer.from('a picture'));
  const finishing: MediaStorage = {
    ...storage,
    async *keysOfCharacters() {
      yield* storage.keysOfCharacters();
      await insertRow(key);
      await endJobs();
    },
  };
  await look(new Set([key]), finishing);
  expect(await isThere(key)).toBe(true);
});

it('removes nothing when most of what is there belongs to nobody: the database may be the wrong one', async () => {
  const keys = await Promise.all(Array.from({ length: 24 }, (_, index) => store(`picture-${String(index)}`)));
  const [named, unnamed] = [keys.slice(0, 11), keys.slice(11)];
  for (const key of named) await insertRow(key);
  await look('everything');
  expect(await Promise.all(keys.map(isThere))).toEqual(keys.map(() => true));

  for (const key of unnamed.slice(0, 2)) await insertRow(key);
  await look('everything');
  expect(await Promise.all(keys.map(isThere))).toEqual(keys.map((_, index) => index < 13));
  await database.db.delete(images).where(inArray(images.key, keys));
});
