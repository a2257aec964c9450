import { describe, expect, test } from 'vitest';
import { countPlaywright, countTask, countVitest, listFailures } from './test-results.mjs';

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

describe('the failures of a report', () => {
  test('are the failed tests of Vitest, with the first lines of what they said, without colours', () => {
    const message = ['\u001B[31mexpected 1 to be 2\u001B[39m', '', 'at a', 'at b'].join('\n');
    const report = vitest({}, [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'failed', failureMessages: [message] },
          { fullName: 'takes away', status: 'passed', failureMessages: [] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', assertionResults: [], message: 'no such module' },
      { name: 'c.test.ts', status: 'passed', assertionResults: [] },
    ]);
    expect(listFailures(report, 2)).toEqual([
      { file: 'a.test.ts', title: 'adds', message: 'expected 1 to be 2\nat a' },
      { file: 'b.test.ts', title: null, message: 'no such module' },
    ]);
  });

  test('say of a test that took too long in the browser how long it took', () => {
    const late = {
      status: 'failed',
      fullName: 'a thousand',
      duration: 60_012,
      failureMessages: ['Error: STACK_TRACE_ERROR\n    at task (chunk.js:1)'],
    };
    const report = vitest({}, [{ name: 'a.stories.tsx', status: 'failed', assertionResults: [late] }]);
    expect(listFailures(report)).toEqual([
      { file: 'a.stories.tsx', title: 'a thousand', message: 'Timed out after 60 s' },
    ]);
  });

  test('are the failed tests of Playwright, in whatever group, and its errors outside tests', () => {
    const failing = {
      title: 'opens',
      file: 'a.spec.ts',
      ok: false,
      tests: [{ status: 'unexpected', results: [{ errors: [{ message: 'not visible' }] }] }],
    };
    const flaky = { ...failing, title: 'closes', ok: true, tests: [{ status: 'flaky', results: [] }] };
    const passing = { ...failing, title: 'stays', ok: true, tests: [{ status: 'expected', results: [] }] };
    const report = {
      stats: {},
      errors: [{ message: 'no server' }],
      suites: [{ specs: [passing, flaky], suites: [{ title: 'a dialog', specs: [failing] }] }],
    };
    expect(listFailures(report)).toEqual([
      { file: 'a.spec.ts', title: 'closes', message: '' },
      { file: 'a.spec.ts', title: 'a dialog opens', message: 'not visible' },
      { file: '', title: null, message: 'no server' },
    ]);
  });

  test('are none when there is no report', () => {
    expect(listFailures(null)).toEqual([]);
  });
});
