import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../scripts/lib/local-process.mjs';
import { startFaultProxy } from './fault-proxy.mjs';
import { superviseProcess } from './supervised-process.mjs';

/**
 * The system under test: its processes, the servers they use, and a proxy on each way between them.
 * @param {{ plan: ReturnType<typeof import('./plan.mjs').planRun>, lane: Awaited<ReturnType<typeof import('./lane.mjs').openLane>>,
 *   buildFolder: string, folder: string, report: (problem: string) => void }} options
 */
export async function startSystem({ plan, lane, buildFolder, folder, report }) {
  const dataDir = path.join(folder, 'data');
  await rm(folder, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  const closes = [];
  const units = new Map();
  const links = new Map();
  const addLink = async (name, port) => {
    const proxy = await startFaultProxy(port);
    closes.push(() => proxy.close());
    links.set(name, [...(links.get(name) ?? []), proxy]);
    return proxy.port;
  };
  const addUnit = (name, entry, env, readyWords) => {
    const logFile = path.join(folder, `${name}.log`);
    units.set(
      name,
      superviseProcess({ name, entry: path.join(buildFolder, entry), env, readyWords, logFile, report }),
    );
  };

  const comfyPort = await freePort();
  addUnit('comfy', 'simulator.js', { PORT: String(comfyPort), SIM_SPEED: '0.05' }, /^(http:\S+)$/m);
  const comfyUrl = `http://127.0.0.1:${await addLink('comfy', comfyPort)}`;

  const database = `chaos_${plan.seed}`;
  if (plan.backend !== 'embedded') closes.push(await lane.createDatabase(database));
  const apis = [];
  for (const { name, role } of plan.processes) {
    const env = {
      DATA_DIR: dataDir,
      COMFYUI_URL: comfyUrl,
      JWT_SECRET: 'one secret for every API of a run',
      LOG_LEVEL: 'info',
      WORKER_LOCK_SECONDS: '2',
      RECONCILE_SECONDS: '3',
      ORPHAN_FILES_SECONDS: '60',
      SHUTDOWN_GRACE_SECONDS: '3',
    };
    if (role !== 'main') {
      const port = await addLink(`postgres:${name}`, Number(lane.urls.postgres.port));
      env.DATABASE_URL = `postgres://postgres@127.0.0.1:${port}/${database}`;
    }
    if (plan.backend === 'redis') {
      env.REDIS_URL = `redis://127.0.0.1:${await addLink(`redis:${name}`, Number(lane.urls.redis.port))}`;
      env.REDIS_PREFIX = database;
    }
    if (role !== 'worker') {
      const port = await freePort();
      env.PORT = String(port);
      apis.push({
        direct: `http://127.0.0.1:${port}`,
        proxied: `http://127.0.0.1:${await addLink('watch', port)}`,
      });
    }
    addUnit(name, `${role}.js`, env, /^ready: (\S+)$/m);
  }

  /** What can be killed, frozen and started again. */
  const targetOf = (name) => units.get(name) ?? lane.servers[name];

  /** Lets one fault happen, and ends it. */
  async function suffer({ kind, target, forMs, stepMs }) {
    if (kind === 'clock') return targetOf(target).stepClock(stepMs);
    if (kind === 'disk-full') {
      targetOf(target).setDiskFull(true);
      await delay(forMs);
      return targetOf(target).setDiskFull(false);
    }
    if (links.has(target)) {
      const ends = links.get(target).map((proxy) => proxy.begin(kind));
      await delay(forMs);
      for (const end of ends) end();
      return;
    }
    const victim = targetOf(target);
    if (kind === 'freeze') {
      await victim.freeze();
      await delay(forMs);
      return victim.thaw();
    }
    if (kind === 'kill') {
      await victim.kill();
      await delay(forMs);
    } else {
      await victim.stop();
    }
    await victim.start();
  }

  // One process suffers one fault at a time: it cannot be killed while it is being started.
  const busy = new Map();
  return {
    apis,
    dataDir,
    start: () => Promise.all([...units.values()].map((unit) => unit.start())),
    suffer(fault) {
      const before = busy.get(fault.target) ?? Promise.resolve();
      const done = before.then(() => suffer(fault));
      busy.set(fault.target, done);
      return done;
    },
    stop: () => Promise.all([...units.values()].map((unit) => unit.stop())),
    async close() {
      await Promise.all([...units.values()].map((unit) => unit.kill()));
      for (const close of closes.reverse()) await close();
    },
  };
}
