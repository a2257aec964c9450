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
