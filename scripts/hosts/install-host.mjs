import path from 'node:path';
import { runCommand, runNpm } from '../lib/run-command.mjs';

/** Installs a host's pinned dependencies and the packed packages. */
export async function installHost(folder, tarballs) {
  const files = tarballs.map(({ tarball }) => tarball);
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-update-notifier', ...files];
  // npm tells its scripts which project they belong to; a host is none of its workspaces.
  const env = { npm_config_local_prefix: folder, INIT_CWD: folder };
  await mustPass(runNpm(args, { cwd: folder, env, capture: true }));
}

/** Runs a host's own script. */
export async function runHostScript(folder, name) {
  const env = { npm_config_local_prefix: folder, NEXT_TELEMETRY_DISABLED: '1' };
  await mustPass(runNpm(['run', name], { cwd: folder, env, capture: true }));
}

/** Runs one file of a host in plain Node. @returns what it prints */
export async function runHostFile(folder, file) {
  return mustPass(runCommand(process.execPath, [path.join(folder, file)], { cwd: folder, capture: true }));
}

async function mustPass(command) {
  const { code, output } = await command;
  if (code !== 0) throw output;
  return output;
}
