import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../../../apps/demo-server/src/db/database.ts';
import { characters, jobs, users } from '../../../apps/demo-server/src/db/schema.ts';
import { openJobChannels } from '../../../apps/demo-server/src/jobs/job-channels.ts';
import { createJobStore } from '../../../apps/demo-server/src/jobs/job-store.ts';
import { createPaintTimes } from '../../../apps/demo-server/src/jobs/paint-times.ts';
import { plannedStages } from '../../../apps/demo-server/src/jobs/stage-plan.ts';
import type { Services } from '../installation/services.ts';

/** When a worker began to write this revision of this job, in milliseconds by the machine's clock. */
export type Writes = ReadonlyMap<string, number>;

export interface Owner {
  readonly id: string;
  readonly jobId: string;
}

/** What the workers of an installation do to its record and its news while pictures are painted, without painting. */
export interface Painting {
  readonly owners: readonly Owner[];
  /** Writes the progress of these owners' jobs, each five times a second, as a worker does at most. */
  write(busy: readonly Owner[], milliseconds: number): Promise<Writes>;
  close(): Promise<void>;
}

const WRITE_EVERY_MS = 200;
/** About what a preview of 192 pixels weighs. */
const preview = `data:image/webp;base64,${randomBytes(3000).toString('base64')}`;

/** So many accounts, each with one job that is being painted. */
export async function startPainting(
  { postgresUrl, redisUrl }: Services,
  { prefix, accounts }: { prefix: string; accounts: number },
): Promise<Painting> {
  const database = await openDatabase({ url: postgresUrl });
  const { db } = database;
  const channels = await openJobChannels(database, { url: redisUrl, prefix });
  const { events, previews } = channels;
  const store = createJobStore({ db, events, previews, times: createPaintTimes(db) });

  const owners = Array.from({ length: accounts }, () => ({ id: randomUUID(), jobId: randomUUID() }));
  await db.insert(users).values(owners.map(({ id }) => ({ id, username: id, displayName: 'Watcher' })));
  await db.insert(characters).values(owners.map(({ id }) => ({ id, userId: id, firstName: 'Ann' })));
  await db.insert(jobs).values(
    owners.map(({ id, jobId }) => ({
      id: jobId,
      ownerId: id,
      characterId: id,
      kind: 'avatar' as const,
      requestHash: '',
      request: { prompt: 'short copper hair, green eyes, freckles, leather apron', sampleImageUrls: [] },
      unitPrice: 10,
      charged: 10,
      state: 'running' as const,
      stages: plannedStages({ kind: 'avatar' }),
    })),
  );

  async function paint({ jobId }: Owner, until: number, writes: Map<string, number>): Promise<void> {
    await delay(WRITE_EVERY_MS * Math.random());
    for (let percent = 1; performance.now() < until; percent = (percent % 99) + 1) {
      const next = performance.now() + WRITE_EVERY_MS;
      const began = Number(process.hrtime.bigint()) / 1e6;
      await previews.set(jobId, { url: preview, stage: 'avatar' });
      const written = await store.change(jobId, ({ stages }) => ({
        stages: stages.map((stage) => ({ ...stage, state: 'running', step: 'sampling', percent })),
      }));
      if (written !== null) writes.set(`${jobId} ${String(written.revision)}`, began);
      await delay(Math.max(0, next - performance.now()));
    }
  }

  return {
    owners,
    async write(busy, milliseconds) {
      const writes = new Map<string, number>();
      const until = performance.now() + milliseconds;
      await Promise.all(busy.map((owner) => paint(owner, until, writes)));
      return writes;
    },
    async close() {
      await channels.close();
      await database.close();
    },
  };
}
