import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import { withProgressLine } from './progress-line.mjs';
import { runCommand } from './run-command.mjs';

/** Whether this process may install packages of Debian or Ubuntu without asking. */
export async function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

/** Installs packages of Debian or Ubuntu; answers with what apt said. */
export function installPackages(label, packages) {
  const apt = (...args) =>
    runCommand('apt-get', args, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  return withProgressLine(label, async () => {
    await apt('update');
    const { output } = await apt('install', '-y', '--no-install-recommends', ...packages);
    return output;
  });
}

/** The first of `names` on the path or in `folders`; null when there is none. */
export async function findProgram(names, folders = []) {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return firstExecutable(
    [...onPath, ...folders].flatMap((folder) => names.map((name) => path.join(folder, name))),
  );
}

export async function firstExecutable(candidates) {
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return null;
}

export function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
