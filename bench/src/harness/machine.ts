import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import type { Machine } from './result.ts';

const run = promisify(execFile);

/** What the run was made on, and of which sources. */
export async function describeMachine(projectRoot: string, chromiumPath: string): Promise<Machine> {
  const [chromium, commit, changes] = await Promise.all([
    run(chromiumPath, ['--version']).then(({ stdout }) => stdout.trim()),
    run('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: projectRoot }).then(({ stdout }) => stdout.trim()),
    run('git', ['status', '--porcelain', '--', 'packages', 'apps', 'workflows'], { cwd: projectRoot }),
  ]);
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    chromium: chromium.replace(/ built on .*$/, ''),
    commit: changes.stdout === '' ? commit : `${commit}+`,
  };
}
