import { readdir, readFile, rm } from 'node:fs/promises';
import { inProject } from './project.mjs';
import { runBin } from './run-command.mjs';

const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };

/** Runs turbo tasks; what did not change since it last passed is taken from the cache. */
export function runTurbo(args, options = {}) {
  return runBin('turbo', 'turbo', ['run', ...args], { ...options, env: { ...quiet, ...options.env } });
}

/**
 * Runs turbo tasks to the end even when some fail.
 * @returns {Promise<{ code: number, tasks: { taskId: string, command: string, exitCode: number | null }[] }>}
 * `exitCode` is null for a task that never ran because one before it failed.
 */
export async function runTurboWithSummary(args, options) {
  const folder = inProject('.turbo', 'runs');
  await rm(folder, { recursive: true, force: true });
  const { code } = await runTurbo([...args, '--continue=always', '--summarize'], options);
  const [file] = await readdir(folder).catch(() => []);
  const summary = file ? JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) : { tasks: [] };
  const tasks = summary.tasks
    .filter((task) => task.command !== '<NONEXISTENT>')
    .map((task) => ({
      taskId: task.taskId,
      command: task.command,
      exitCode: task.execution?.exitCode ?? null,
    }));
  return { code, tasks };
}
