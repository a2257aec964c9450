import { expect, test } from 'vitest';
import { createStepReport } from './step-report.mjs';

function quietReport() {
  const lines = [];
  return { lines, report: createStepReport((line) => lines.push(line)) };
}

test('counts each step, and answers with what it gave', async () => {
  const { lines, report } = quietReport();
  let given;
  await report.of('a host', async (step) => {
    given = await step('installs', () => 7);
    await step('builds', () => undefined);
  });
  expect(given).toBe(7);
  expect(report.count()).toEqual({ passed: 2, failed: 0 });
  expect(lines[0]).toMatch(/^ {2}ok {2}a host: installs \(/);
});

test('ends a host at its first failure, which counts once', async () => {
  const { lines, report } = quietReport();
  await report.of('a host', async (step) => {
    await step('installs', () => Promise.reject(new Error('no network')));
    await step('builds', () => undefined);
  });
  await report.of('another', (step) => step('installs', () => undefined));
  expect(report.count()).toEqual({ passed: 1, failed: 1 });
  expect(lines[0]).toContain('no network');
});

test('fails a host that breaks between its steps, or has none', async () => {
  const { report } = quietReport();
  await report.of('a host', async (step) => {
    await step('installs', () => undefined);
    throw new Error('broken');
  });
  await report.of('an empty one', async () => {});
  expect(report.count()).toEqual({ passed: 1, failed: 2 });
});
