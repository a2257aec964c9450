import { setTimeout as delay } from 'node:timers/promises';
import { inArray, isNull } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { images, jobs } from '../db/schema.ts';
import type { MediaStorage } from '../images/media-storage.ts';
import { stageKey } from './stage-plan.ts';

export interface OrphanFilesDeps {
  readonly db: Db;
  readonly storage: MediaStorage;
  readonly logger: Logger;
}

const BATCH = 1000;
/** So many may be removed though they are most of what is there. */
const FEW = 10;

/**
 * Removes those of `suspects` that still have no row, and answers with all files that have none: the suspects of the next
 * look. Two looks, and no clock: a file is stored a moment before its row, and clocks of machines differ.
 * `everything`: for a process that is alone and has stored nothing yet.
 */
export async function removeOrphans(
  { db, storage, logger }: OrphanFilesDeps,
  suspects: ReadonlySet<string> | 'everything',
): Promise<Set<string>> {
  const orphans = new Set<string>();
  let total = 0;
  for await (const keys of batches(storage.keysOfCharacters())) {
    total += keys.length;
    for (const key of await orphansAmong(db, keys)) orphans.add(key);
  }
  const doomed = [...orphans].filter((key) => suspects === 'everything' || suspects.has(key));
  if (doomed.length === 0) return orphans;
  if (doomed.length > Math.max(FEW, total / 2)) {
    const counts = { files: total, unnamed: doomed.length };
    logger.warn(
      counts,
      'most pictures belong to nobody here, so none was removed: is this the right database?',
    );
    return orphans;
  }
  // A file that stays is found again.
  for (const key of doomed) await storage.remove(key).catch(() => undefined);
  logger.info({ count: doomed.length }, 'files without a picture removed');
  return orphans;
}

/**
 * Does so now and then until it is stopped; `everyMs` 0: never. Several processes may do it at once. Whoever has database
 * and files for itself does it once before it answers: what it finds is a dead process'.
 */
export async function startRemovingOrphans(
  deps: OrphanFilesDeps,
  { isAlone, everyMs }: { isAlone: boolean; everyMs: number },
): Promise<() => void> {
  if (everyMs === 0) return () => undefined;
  if (isAlone) await lookOnce(deps, 'everything');
  const stopped = new AbortController();
  void (async () => {
    let suspects = new Set<string>();
    while (!stopped.signal.aborted) {
      suspects = (await lookOnce(deps, suspects)) ?? suspects;
      await delay(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  })();
  return () => stopped.abort();
}

async function lookOnce(
  deps: OrphanFilesDeps,
  suspects: Parameters<typeof removeOrphans>[1],
): Promise<Set<string> | null> {
  return removeOrphans(deps, suspects).catch((error: unknown) => {
    deps.logger.warn({ err: error }, 'could not look for files without a picture');
    return null;
  });
}

async function orphansAmong(db: Db, keys: readonly string[]): Promise<string[]> {
  const suspicious = await unnamed(db, keys);
  if (suspicious.length === 0) return [];
  // Before the rows are read again: a job that has ended by now has its rows by then, and will have no more.
  const promised = await keysOfUnfinishedJobs(db);
  return (await unnamed(db, suspicious)).filter((key) => !promised.has(key));
}

async function unnamed(db: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ key: images.key })
    .from(images)
    .where(inArray(images.key, [...keys]));
  const named = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !named.has(key));
}

/** Where they store, or have stored, pictures that have no row yet. */
async function keysOfUnfinishedJobs(db: Db): Promise<Set<string>> {
  const rows = await db
    .select({ characterId: jobs.characterId, stages: jobs.stages })
    .from(jobs)
    .where(isNull(jobs.finishedAt));
  return new Set(
    rows.flatMap(({ characterId, stages }) =>
      stages.flatMap(({ id, imageMs }) => (imageMs === null ? [] : stageKey(id, characterId, imageMs))),
    ),
  );
}

async function* batches(keys: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const key of keys) {
    batch.push(key);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
