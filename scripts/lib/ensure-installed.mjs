import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ScriptError } from './script-error.mjs';
import { projectRoot } from './project.mjs';
import { withProgressLine } from './progress-line.mjs';
import { runNpm } from './run-command.mjs';

/**
 * The packages of a lock file that are absent from, or of another version in, what npm recorded as installed.
 * Optional packages do not count: most are for other platforms. Links to workspaces must be there.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> } | null} installed
 */
export function findOutdatedPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([location, entry]) => /(^|\/)node_modules\//.test(location) && entry.optional !== true)
    .filter(([location, entry]) => {
      const present = installed?.packages[location];
      return present === undefined || present.version !== entry.version;
    })
    .map(([location]) => location);
}

/** Installs the dependencies exactly as locked, unless they already are. */
export async function ensureInstalled(root = projectRoot) {
  const lock = await readJson(path.join(root, 'package-lock.json'));
  if (lock === null)
    throw new ScriptError('package-lock.json cannot be read. Restore it from version control.');
  const outdated = findOutdatedPackages(
    lock,
    await readJson(path.join(root, 'node_modules/.package-lock.json')),
  );
  if (outdated.length === 0) return;

  const { code, output } = await withProgressLine('Installing dependencies', () => installLocked(root));
  if (code !== 0) {
    throw new ScriptError(
      `${output.trimEnd()}\n\nThe dependencies could not be installed. Check the network and the disk, then run \`npm ci\` and this command again.`,
    );
  }
}

/** What npm remembers of a package saves asking for it, but may be older than the version that is locked. */
async function installLocked(root) {
  const install = (...more) =>
    runNpm(['ci', '--no-fund', '--no-audit', ...more], { cwd: root, capture: true });
  const result = await install('--prefer-offline');
  return result.code !== 0 && result.output.includes('ETARGET') ? install() : result;
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
