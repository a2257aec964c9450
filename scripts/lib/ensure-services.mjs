import { findPostgres } from './postgres-server.mjs';
import { findRedis } from './redis-server.mjs';
import { ScriptError } from './script-error.mjs';
import { canInstallPackages, installPackages } from './system-packages.mjs';

/** Where the programs of PostgreSQL and Redis are; installs them where that is possible, else says how to get them. */
export async function ensureServices() {
  const find = async () => ({ postgres: await findPostgres(), redis: await findRedis() });
  const missingOf = ({ postgres, redis }) => [
    ...(postgres === null ? ['postgresql'] : []),
    ...(redis === null ? ['redis-server'] : []),
  ];
  let found = await find();
  let output = '';
  if (missingOf(found).length > 0 && (await canInstallPackages())) {
    output = await installPackages('Installing what the tests of the services need', missingOf(found));
    found = await find();
  }
  const missing = missingOf(found);
  if (missing.length === 0) return found;
  throw new ScriptError(
    `${output}These tests need the programs of PostgreSQL (initdb, postgres) and Redis (redis-server), and not all were found.\n` +
      `Install them (Debian and Ubuntu: apt-get install ${missing.join(' ')}; macOS: brew install postgresql redis),\n` +
      'put them on the PATH, and run this command again. They need not be running: the tests start their own.',
  );
}
