import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { images } from '../db/schema.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { createDiskStorage } from './media-storage.ts';
import { storeUpload } from './upload.ts';

let database: Database;
let transaction: Database['db']['transaction'];
let folder: string;
let bytes: Buffer;
beforeAll(async () => {
  database = await openTestDatabase();
  transaction = database.db.transaction;
  folder = await mkdtemp(join(tmpdir(), 'charhub-upload-'));
  const canvas = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } });
  bytes = await canvas.png().toBuffer();
});
afterEach(() => {
  database.db.transaction = transaction;
  vi.restoreAllMocks();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const lost = new Error('the connection was lost');
const upload = () =>
  storeUpload(
    { db: database.db, storage: createDiskStorage(folder) },
    { characterId: DEMO_IDS.ann, type: 'SAMPLE', bytes, name: 'sample.png' },
  );
const files = async () =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.webp'));
const rows = () => database.db.select().from(images).where(eq(images.characterId, DEMO_IDS.ann));

/** From the second transaction on: the first reserves the name. */
function loseConnection(when: 'before the commit' | 'after the commit'): void {
  let count = 0;
  database.db.transaction = async (work, config) => {
    count += 1;
    if (count === 1) return transaction(work, config);
    if (when === 'after the commit') await transaction(work, config);
    throw lost;
  };
}

it('leaves no file behind of an upload that no row names', async () => {
  loseConnection('before the commit');
  await expect(upload()).rejects.toBe(lost);
  expect(await files()).toEqual([]);
});

it('gives up when it was held up for so long that its file may be gone', async () => {
  const now = performance.now.bind(performance);
  let count = 0;
  database.db.transaction = async (work, config) => {
    count += 1;
    if (count === 2) vi.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
    return transaction(work, config);
  };
  await expect(upload()).rejects.toThrow('The image could not be stored');
  expect(await files()).toEqual([]);
  expect(await rows()).toEqual([]);
});

it('keeps the file of a row whose commit was not answered', async () => {
  loseConnection('after the commit');
  await expect(upload()).rejects.toBe(lost);
  expect(await files()).toHaveLength(1);
  expect(await rows()).toHaveLength(1);
});
