import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/** What a Vitest JSON report says. A file that could not be loaded has no tests and counts as one failure. */
export function countVitest(report) {
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** What a Playwright JSON report says. A test that passed only on a second try counts as a failure. */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** @param {unknown} report */
function countReport(report) {
  return 'numTotalTests' in report ? countVitest(report) : countPlaywright(report);
}

/**
 * The result of one task: a check without a report counts as one; a suite counts its tests, and one failure
 * more when it did not run, left no report, held no test, or ended badly although every test passed.
 * @param {{ exitCode: number | null, report: unknown, isSuite: boolean }} task
 * @returns {Count & { problem: string | null }}
 */
export function countTask({ exitCode, report, isSuite }) {
  const failed = (problem, count) => ({
    passed: count?.passed ?? 0,
    failed: (count?.failed ?? 0) + 1,
    skipped: count?.skipped ?? 0,
    problem,
  });
  if (exitCode === null) return failed('did not run, because a task it needs failed');
  if (!isSuite) {
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0, problem: null } : failed('failed');
  }
  if (report === null) return failed('left no result');
  const count = countReport(report);
  if (count.passed + count.failed === 0) return failed('ran no test', count);
  if (exitCode !== 0 && count.failed === 0) return failed(`ended with code ${exitCode}`, count);
  return { ...count, problem: count.failed > 0 ? 'failed' : null };
}

/** In a browser, Vitest gives a test that took too long the message of a placeholder. */
function messageOfVitest({ failureMessages, duration }) {
  const message = failureMessages.join('\n');
  const [placeholder] = /^Error: STACK_TRACE_ERROR/.exec(message) ?? [];
  return placeholder === undefined ? message : `Timed out after ${Math.round(duration / 1_000)} s`;
}

function failuresOfVitest(report) {
  return report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) =>
      file.assertionResults.length === 0
        ? [{ file: file.name, title: null, message: file.message }]
        : file.assertionResults
            .filter((test) => test.status === 'failed')
            .map((test) => ({
              file: file.name,
              title: test.fullName,
              message: messageOfVitest(test),
            })),
    );
}

function failuresOfPlaywright(report) {
  const inSuite = (suite, titles) => [
    ...suite.specs
      .filter((spec) => !spec.ok || spec.tests.some((test) => test.status === 'flaky'))
      .map((spec) => ({
        file: spec.file,
        title: [...titles, spec.title].join(' '),
        message: spec.tests
          .flatMap((test) => test.results.flatMap((result) => result.errors.map((error) => error.message)))
          .join('\n'),
      })),
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...titles, inner.title])),
  ];
  return [
    ...report.suites.flatMap((suite) => inSuite(suite, [])),
    ...report.errors.map((error) => ({
      file: error.location?.file ?? '',
      title: null,
      message: error.message,
    })),
  ];
}

/**
 * The failed tests of a report, each with its file, its name (null: the file as a whole) and what it said,
 * without colours and no longer than `messageLines` lines.
 * @param {unknown} report
 * @param {number} [messageLines]
 * @returns {{ file: string, title: string | null, message: string }[]}
 */
export function listFailures(report, messageLines = 8) {
  if (report === null) return [];
  const failures = 'numTotalTests' in report ? failuresOfVitest(report) : failuresOfPlaywright(report);
  return failures.map((failure) => ({
    ...failure,
    message: stripVTControlCharacters(failure.message ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, messageLines)
      .join('\n'),
  }));
}
