import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startServerProcess } from './local-process.mjs';
import { runCommand } from './run-command.mjs';
import { ScriptError } from './script-error.mjs';
import { findProgram } from './system-packages.mjs';

const debianFolder = '/usr/lib/postgresql';

/** The folder of PostgreSQL's server programs: on the path, else Debian's newest; null when there is none. */
export async function findPostgres() {
  const versions = await readdir(debianFolder).catch(() => []);
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const initdb = await findProgram(
    ['initdb'],
    newestFirst.map((version) => path.join(debianFolder, version, 'bin')),
  );
  return initdb === null ? null : path.dirname(initdb);
}

/** Starts a PostgreSQL of its own in a new folder on a free port. */
export async function startPostgres(programs) {
  // Its data is thrown away, so nothing waits for a disk.
  const postgres = await preparePostgres(programs, { synchronous_commit: 'off' });
  const { stop } = await postgres.start().catch(async (error) => {
    await postgres.remove();
    throw error;
  });
  return {
    url: postgres.url,
    stop: async () => {
      await stop();
      await postgres.remove();
    },
  };
}

/**
 * A PostgreSQL with a port and data of its own, to be started as often as one likes. What it has committed outlives
 * its processes, unless `settings` say otherwise, but not the machine.
 */
export async function preparePostgres(programs, settings = {}) {
  const user = await ordinaryUser();
  const folder = await mkdtemp(path.join(tmpdir(), 'charhub-postgres-'));
  if (user !== null) await chown(folder, user.uid, user.gid);
  const remove = () => rm(folder, { recursive: true, force: true });
  const data = path.join(folder, 'data');
  const initdb = await runCommand(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, capture: true, as: user },
  );
  if (initdb.code !== 0) {
    await remove();
    throw new ScriptError(`PostgreSQL's initdb failed:\n${initdb.output}`);
  }
  const port = await freePort();
  const allSettings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '400',
    fsync: 'off',
    full_page_writes: 'off',
    ...settings,
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: () =>
      startServerProcess({
        name: 'PostgreSQL',
        command: path.join(programs, 'postgres'),
        args: [
          '-D',
          data,
          '-p',
          String(port),
          ...Object.entries(allSettings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
        ],
        options: { cwd: folder, ...user },
        stopSignal: 'SIGQUIT',
        readyWords: 'database system is ready to accept connections',
      }),
    remove,
  };
}

/** PostgreSQL refuses to run as root: then whom it runs as. Null when this is an ordinary user already. */
async function ordinaryUser() {
  if (process.getuid?.() !== 0) return null;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const account = accounts.find(([name]) => name === wanted);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new ScriptError(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody". Run this as another user.',
  );
}
