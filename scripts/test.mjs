import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './lib/ensure-browser.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject, projectRoot } from './lib/project.mjs';
import { runScript } from './lib/script-error.mjs';
import { countTask, listFailures } from './lib/test-results.mjs';
import { runTurbo, runTurboLanes } from './lib/turbo.mjs';

const checks = ['lint', 'format:check', 'cycles', 'unused', 'workflows:check', 'typecheck'];

/** Where a suite leaves its report, from its workspace. */
const reports = {
  'test:scripts': 'scripts/artifacts/test-results.json',
  'test:unit': 'artifacts/test-results.json',
  'test:stories': 'artifacts/test-results.json',
  'test:e2e': 'artifacts/e2e-results.json',
};

const others = [...checks, 'test:scripts', 'test:unit'];

/** Every suite that must give a result, by workspace folder: one that vanishes fails the run. */
const suites = {
  '//': { folder: '.', tasks: ['test:scripts'] },
  '@charhub/api-client': { folder: 'packages/api-client', tasks: ['test:unit'] },
  '@charhub/machines': { folder: 'packages/machines', tasks: ['test:unit'] },
  '@charhub/ui': { folder: 'packages/ui', tasks: ['test:unit'] },
  '@charhub/bench': { folder: 'bench', tasks: ['test:unit'] },
  '@charhub/workflows': { folder: 'workflows', tasks: ['test:unit'] },
  '@charhub/demo-server': { folder: 'apps/demo-server', tasks: ['test:unit', 'test:e2e'] },
  '@charhub/host-app': { folder: 'apps/host-app', tasks: ['test:e2e'] },
  '@charhub/storybook': { folder: 'apps/storybook', tasks: ['test:stories'] },
};

await runScript(async () => {
  const started = performance.now();
  await ensureInstalled();
  const CHROMIUM_PATH = await ensureBrowser();

  const expected = Object.entries(suites).flatMap(([workspace, { folder, tasks }]) =>
    tasks.map((task) => ({ taskId: `${workspace}#${task}`, report: inProject(folder, reports[task]) })),
  );
  // A report of an earlier run must not speak for a suite that never got to write its own.
  await Promise.all(expected.map(({ report }) => rm(report, { force: true })));

  // All cores are busy: more threads cost tools written in Go twice the processor time, and win none.
  const options = { env: { CHROMIUM_PATH, GOMAXPROCS: '1' } };
  // What both lanes start from; when it fails, it fails again there and is counted.
  await runTurbo(['sources', 'build:css', '--output-logs=errors-only'], options);
  // The longest suite has a lane of its own, for it ends last. Each suite has workers of its own as well.
  const longest = '@charhub/demo-server';
  const cores = availableParallelism();
  const tasks = await runTurboLanes(
    [
      ['test:e2e', `--filter=${longest}`, '--output-logs=errors-only'],
      ['--concurrency=1', 'test:stories', 'test:e2e', `--filter=!${longest}`, '--output-logs=errors-only'],
      // The two browsers leave time on four cores, but not on two.
      [`--concurrency=${cores < 4 ? 1 : cores}`, ...others, '--output-logs=errors-only'],
    ],
    options,
  );

  const total = { passed: 0, failed: 0 };
  console.log();
  for (const line of await describeTasks(tasks, expected)) {
    total.passed += line.passed;
    total.failed += line.failed;
    console.log(line.text);
  }
  // After the table, for a long log is read from its end.
  for (const line of await describeFailures(tasks, expected)) console.log(line);
  console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

async function describeTasks(tasks, expected) {
  const exitCodes = new Map(tasks.map(({ taskId, exitCode }) => [taskId, exitCode]));
  const suiteIds = new Set(expected.map(({ taskId }) => taskId));
  const checkTasks = tasks.filter(({ taskId }) => checks.includes(taskId.split('#').at(-1)));
  const preparation = tasks.filter(
    ({ taskId, exitCode }) =>
      !suiteIds.has(taskId) && !checkTasks.some((task) => task.taskId === taskId) && exitCode,
  );
  const counted = [
    ...[...preparation, ...checkTasks].map(({ taskId, exitCode }) => ({
      taskId,
      ...countTask({ exitCode, report: null, isSuite: false }),
    })),
    ...(await Promise.all(
      expected.map(async ({ taskId, report }) => ({
        taskId,
        ...countTask({
          exitCode: exitCodes.get(taskId) ?? null,
          report: await readReport(report),
          isSuite: true,
        }),
      })),
    )),
  ];
  return counted.map(({ taskId, passed, failed, skipped, problem }) => ({
    passed,
    failed,
    text: [
      failed === 0 ? '  ok  ' : ' FAIL ',
      taskId.replace('//#', '').replace('@charhub/', '').replace('#', ' ').padEnd(30),
      `${passed} passed`,
      failed > 0 ? `, ${failed} failed (${problem})` : '',
      skipped > 0 ? `, ${skipped} skipped` : '',
    ].join(''),
  }));
}

/** What failed, and the beginning of why: each test, and the end of what a task said that has none. */
async function describeFailures(tasks, expected) {
  const failures = await Promise.all(
    expected.map(async ({ taskId, report }) =>
      listFailures(await readReport(report)).map(({ file, title, message }) => ({
        taskId,
        title: `${file.replace(projectRoot, '')}${title === null ? '' : `: ${title}`}`,
        message,
      })),
    ),
  );
  const explained = new Set(failures.flat().map(({ taskId }) => taskId));
  const silent = await Promise.all(
    tasks
      .filter(({ taskId, exitCode }) => exitCode && !explained.has(taskId))
      .map(async ({ taskId, logFile }) => ({ title: taskId, message: await endOfLog(inProject(logFile)) })),
  );
  return [...silent, ...failures.flat()]
    .slice(0, 10)
    .flatMap(({ title, message }) => [`\n FAIL ${title}`, message.replaceAll(/^/gm, '      ')]);
}

async function endOfLog(file, lines = 12) {
  const log = await readFile(file, 'utf8').catch(() => '');
  return log
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('npm '))
    .slice(-lines)
    .join('\n');
}

async function readReport(file) {
  try {
    return JSON.parse(await readFile(path.resolve(file), 'utf8'));
  } catch {
    return null;
  }
}
