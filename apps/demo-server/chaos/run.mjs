import { rm } from 'node:fs/promises';
import path from 'node:path';
import { brokenInvariants, hangingJobs } from './invariants.mjs';
import { planRun } from './plan.mjs';
import { startSystem } from './system.mjs';
import { createUser } from './user.mjs';
import { startWatcher } from './watcher.mjs';
import { askFor } from './wishes.mjs';

/** On a busy machine; on an idle one all is over in a few seconds. */
const SETTLE_MS = 90_000;

/**
 * One run: starts the system, asks it for pictures while things go wrong, puts everything right again, and checks what
 * has become of it. What it left behind in `folder` is kept when something is broken.
 * @param {{ seed: number, lane: Awaited<ReturnType<typeof import('./lane.mjs').openLane>>, buildFolder: string, folder: string }} options
 * @returns {Promise<{ plan: ReturnType<typeof planRun>, states: string[], problems: string[], seconds: number }>}
 */
export async function runOnce({ seed, lane, buildFolder, folder }) {
  const started = performance.now();
  const plan = planRun(seed);
  const problems = [];
  let states = [];
  const ownFolder = path.join(folder, `seed-${seed}`);
  const report = (problem) => problems.push(problem);
  const system = await startSystem({ plan, lane, buildFolder, folder: ownFolder, report });
  const watchers = [];
  try {
    await system.start();
    const proxied = system.apis.map(({ proxied }) => proxied);
    const user = createUser(proxied);
    const calm = createUser(system.apis.map(({ direct }) => direct));
    // Views need an avatar.
    await askFor(user, { seed, wish: { index: 'first', atMs: 0, wish: 'avatar', cancelAfterMs: null } });
    problems.push(...(await hangingJobs(calm, SETTLE_MS)));
    watchers.push(...proxied.map((_, index) => startWatcher([...proxied.slice(index), ...proxied], user)));

    const [asked] = await Promise.all([
      Promise.allSettled(plan.requests.map((wish) => askFor(user, { seed, wish }))),
      Promise.all(plan.faults.map((fault) => afterMs(fault.atMs, () => system.suffer(fault)))),
    ]);
    const refused = asked.flatMap(({ reason }) => reason ?? []);
    problems.push(...refused.filter(({ name }) => name !== 'RefusedError').map(String));
    const jobIds = asked.flatMap(({ value = [] }) => value);
    problems.push(...(await hangingJobs(calm, SETTLE_MS)));
    const apiUrl = system.apis[0].direct;
    if (problems.length === 0) {
      const { dataDir } = system;
      // Of whoever was killed while it wrote; they are removed at a later start.
      const mayHaveDrafts = plan.faults.some(({ kind }) => kind === 'kill');
      const outcome = { user: calm, jobIds, dataDir, mayHaveDrafts, watchers, apiUrl };
      problems.push(...(await brokenInvariants(outcome)));
    }
    states = (await calm.get('/image-generation/jobs')).map(({ state }) => state);
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await system.stop();
  } catch (error) {
    report(error.stack);
  } finally {
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await system.close();
  }
  if (problems.length === 0) await rm(ownFolder, { recursive: true, force: true });
  return { plan, states, problems, seconds: (performance.now() - started) / 1000 };
}

async function afterMs(ms, act) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return act();
}
