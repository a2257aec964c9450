import { describe, expect, test } from 'vitest';
import { countPlaywright, countTask, countVitest } from './test-results.mjs';

const vitest = (counts = {}, testResults = []) => ({
  numTotalTests: 0,
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
  ...counts,
});

describe('a Vitest report', () => {
  test('gives its tests', () => {
    const report = vitest({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 });
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('counts a file that could not be loaded as one failure', () => {
    const report = vitest({ numPassedTests: 2 }, [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ]);
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });
});

describe('a Playwright report', () => {
  test('counts what passed only on a second try, and errors outside tests, as failures', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(countPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });
});

describe('a task', () => {
  const passing = vitest({ numPassedTests: 5 });

  test('is one check when it leaves no report by nature', () => {
    expect(countTask({ exitCode: 0, report: null, isSuite: false })).toMatchObject({ passed: 1, failed: 0 });
    expect(countTask({ exitCode: 2, report: null, isSuite: false })).toMatchObject({ passed: 0, failed: 1 });
  });

  test('gives the tests of its suite', () => {
    expect(countTask({ exitCode: 0, report: passing, isSuite: true })).toMatchObject({
      passed: 5,
      failed: 0,
    });
  });

  test.each([
    ['it never ran', { exitCode: null, report: null }],
    ['it left no result', { exitCode: 0, report: null }],
    ['it ran no test', { exitCode: 0, report: vitest() }],
  ])('fails when %s', (_, task) => {
    expect(countTask({ ...task, isSuite: true })).toMatchObject({ failed: 1, problem: expect.any(String) });
  });

  test('fails when it ended badly although every test passed', () => {
    expect(countTask({ exitCode: 1, report: passing, isSuite: true })).toMatchObject({
      passed: 5,
      failed: 1,
    });
  });
});
