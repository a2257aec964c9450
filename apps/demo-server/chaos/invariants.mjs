import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';

const PRICE = 10;
const GRANT = 500;
const SETTLED = ['completed', 'failed', 'cancelled', 'lost'];

/** Waits until `look` finds nothing wrong; answers with what it found last. */
async function wrongUntil(timeoutMs, look) {
  for (const deadline = performance.now() + timeoutMs; ; await delay(150)) {
    const problems = await look();
    if (problems.length === 0 || performance.now() > deadline) return problems;
  }
}

/** @param {ReturnType<typeof import('./user.mjs').createUser>} user */
const jobsOf = (user) => user.get('/image-generation/jobs');

/** Every job ends within the time; answers with those that did not. */
export const hangingJobs = (user, timeoutMs) =>
  wrongUntil(timeoutMs, async () =>
    (await jobsOf(user))
      .filter(({ state }) => !SETTLED.includes(state))
      .map(({ id, state, stages }) => `job ${id} hangs: ${state}, ${stages.map((stage) => stage.state)}`),
  );

/**
 * Compares the record of all jobs with what was asked, paid, stored and shown; answers with what is wrong.
 * @param {{ user: ReturnType<typeof import('./user.mjs').createUser>, jobIds: readonly string[], dataDir: string,
 *   mayHaveDrafts: boolean, watchers: readonly ReturnType<typeof import('./watcher.mjs').startWatcher>[], apiUrl: string }} outcome
 */
export async function brokenInvariants({ user, jobIds, dataDir, mayHaveDrafts, watchers, apiUrl }) {
  const jobs = await jobsOf(user);
  const rows = await imageRows(user, jobs);
  return [
    ...jobIds
      .filter((id) => jobs.every((job) => job.id !== id))
      .map((id) => `job ${id} is not in the record`),
    ...jobs.flatMap(wrongInJob),
    ...wrongPictures(jobs, rows),
    ...(await unreadablePictures(apiUrl, rows)),
    ...(await wrongLedger(user, jobs)),
    // Files go, and news come, a moment after the record says so.
    ...(await wrongUntil(10_000, () => wrongFiles(dataDir, rows, { mayHaveDrafts, mayHaveUploads: true }))),
    // Of those who died, or heard nothing, between an upload's file and its row: gone when two looks have found them.
    ...(await wrongUntil(150_000, () => wrongFiles(dataDir, rows, { mayHaveDrafts }))),
    ...(await wrongUntil(30_000, async () => watchers.flatMap((watcher) => staleSnapshots(watcher, jobs)))),
  ];
}

async function imageRows(user, jobs) {
  const characters = await user.get('/demo/characters');
  const owned = new Set([...characters.map(({ id }) => id), ...jobs.map(({ characterId }) => characterId)]);
  const rows = [];
  for (const id of owned) {
    const byType = await user.get(`/image-generation/characters/${id}/images`).catch(() => ({}));
    for (const row of Object.values(byType).filter(Array.isArray).flat()) {
      const details = await user.get(`/image-generation/characters/${id}/images/${row.id}`);
      rows.push({ ...row, jobId: details.jobId });
    }
  }
  return rows;
}

function wrongInJob({ id, state, stages, images, error, cancelRequested, cost, percent }) {
  const made = stages.filter(({ image }) => image !== null);
  const isWhole = made.length === stages.length;
  return [
    [state === 'completed', isWhole, 'is completed exactly when every stage has its picture'],
    [state !== 'failed' || (error?.code && error.message), true, 'is failed with a reason'],
    [state !== 'cancelled' || cancelRequested, true, 'is cancelled because its owner wished so'],
    [
      stages.some((stage) => ['pending', 'running'].includes(stage.state)),
      false,
      'has a stage that has not ended',
    ],
    [
      stages.some((stage) => (stage.state === 'completed') !== (stage.image !== null)),
      false,
      'has a stage whose state its picture denies',
    ],
    [images.length, made.length, 'pictures of its stages'],
    [cost.charged, PRICE * stages.length, 'charged'],
    [cost.refunded, PRICE * (stages.length - made.length), 'refunded'],
    [percent === 100, isWhole, 'is at 100 % exactly when it is whole'],
  ].flatMap(([is, shouldBe, what]) =>
    (Boolean(is) === is && is === shouldBe) || is === shouldBe || (shouldBe === true && is)
      ? []
      : [`job ${id} (${state}): ${what}: ${is}, not ${shouldBe}`],
  );
}

/** One picture for each finished stage, and none that no stage has. */
function wrongPictures(jobs, rows) {
  const ofStages = jobs.flatMap(({ images }) => images.map(({ id }) => id));
  const ofJobs = rows.filter(({ jobId }) => jobId !== null).map(({ id }) => id);
  return isDeepStrictEqual([...ofStages].sort(), [...ofJobs].sort())
    ? []
    : [`stages name ${ofStages.length} pictures, and ${ofJobs.length} were made`];
}

async function unreadablePictures(apiUrl, rows) {
  const problems = await Promise.all(
    rows.map(async ({ url, width }) => {
      const response = await fetch(apiUrl + url);
      const bytes = Buffer.from(await response.arrayBuffer());
      const read = response.ok
        ? await sharp(bytes)
            .metadata()
            .catch(() => null)
        : null;
      return read?.width === width ? [] : [`${url} cannot be shown: ${response.status}`];
    }),
  );
  return problems.flat();
}

async function wrongLedger(user, jobs) {
  const problems = [];
  let spent = 0;
  for (const { id, cost } of jobs) {
    const { total, entries } = await user.get(`/image-generation/jobs/${id}/receipt`);
    spent += total;
    if (total !== cost.charged - cost.refunded || entries.length > 2)
      problems.push(
        `job ${id}: the ledger has ${JSON.stringify(entries)}, the record ${JSON.stringify(cost)}`,
      );
  }
  const { balance } = await user.get('/credits/balance');
  if (balance !== GRANT - spent)
    problems.push(`the balance is ${balance}, and ${spent} of ${GRANT} were spent`);
  return problems;
}

/** Every file has its row and every row its file; nothing is left of what was begun. */
async function wrongFiles(dataDir, rows, { mayHaveDrafts, mayHaveUploads = false }) {
  const media = path.join(dataDir, 'media');
  const entries = await readdir(media, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(media, path.join(entry.parentPath, entry.name)))
    .filter((file) => !(mayHaveDrafts && file.startsWith('.drafts')));
  const named = rows.map(({ url }) => url.replace(/^\/media\//, ''));
  return [
    ...files
      .filter((file) => !named.includes(file) && !(mayHaveUploads && file.includes('/images/')))
      .map((file) => `nothing names the file ${file}`),
    ...named.filter((file) => !files.includes(file)).map((file) => `the file ${file} is missing`),
  ];
}

function staleSnapshots({ newest }, jobs) {
  return jobs
    .filter((job) => !isDeepStrictEqual(newest.get(job.id), job))
    .map(({ id, revision, state }) => {
      const seen = newest.get(id);
      return `a watcher has job ${id} at revision ${seen?.revision} (${seen?.state}), the record at ${revision} (${state})`;
    });
}
