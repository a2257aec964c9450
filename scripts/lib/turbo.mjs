import { readdir, readFile, rm } from 'node:fs/promises';
import { inProject } from './project.mjs';
import { runBin } from './run-command.mjs';

const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };

/** Runs turbo tasks; what did not change since it last passed is taken from the cache. */
export function runTurbo(args, options = {}) {
  return runBin('turbo', 'turbo', ['run', ...args], { ...options, env: { ...quiet, ...options.env } });
}

/**
 * Runs lanes of turbo tasks beside each other, each to its end even when some fail. `options` go for all.
 * @param {string[][]} lanes the arguments of each
 * @returns {Promise<{ taskId: string, exitCode: number | null, logFile: string }[]>}
 * `exitCode` is null for a task that never ran because one before it failed; `logFile` is a path in the project.
 */
export async function runTurboLanes(lanes, options) {
  const folder = inProject('.turbo', 'runs');
  await rm(folder, { recursive: true, force: true });
  await Promise.all(lanes.map((args) => runTurbo([...args, '--continue=always', '--summarize'], options)));
  const files = await readdir(folder).catch(() => []);
  const summaries = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(`${folder}/${file}`, 'utf8'))),
  );
  const ran = summaries
    .flatMap(({ tasks }) => tasks)
    .filter((task) => task.command !== '<NONEXISTENT>')
    .map(({ taskId, logFile, execution }) => [
      taskId,
      { taskId, exitCode: execution?.exitCode ?? null, logFile },
    ]);
  // What several lanes needed is one task.
  return [...new Map(ran).values()];
}
