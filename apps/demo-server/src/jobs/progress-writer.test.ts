import { expect, it, vi } from 'vitest';
import { createProgressWriter } from './progress-writer.ts';

/** A writer whose writes end when the test says. */
function heldWriter(intervalMs: number) {
  const written: number[] = [];
  const ends: (() => void)[] = [];
  const writer = createProgressWriter((value: number) => {
    written.push(value);
    return new Promise<void>((resolve) => ends.push(resolve));
  }, intervalMs);
  return { written, writer, endWrite: () => ends.shift()?.() };
}

it('writes the first report at once', () => {
  const { written, writer } = heldWriter(1);
  writer.report(1);
  expect(written).toEqual([1]);
});

it('writes one at a time, and only the newest of what came meanwhile', async () => {
  const { written, writer, endWrite } = heldWriter(1);
  for (const value of [1, 2, 3, 4]) writer.report(value);
  expect(written).toEqual([1]);
  endWrite();
  await vi.waitFor(() => expect(written).toEqual([1, 4]));
});

it('goes on after a write that failed', async () => {
  const written: number[] = [];
  const writer = createProgressWriter((value: number) => {
    written.push(value);
    return Promise.reject(new Error('no database'));
  }, 1);
  writer.report(1);
  writer.report(2);
  await vi.waitFor(() => expect(written).toEqual([1, 2]));
});

it('stops after the write under way and forgets the rest', async () => {
  const { written, writer, endWrite } = heldWriter(60_000);
  writer.report(1);
  writer.report(2);
  const stopped = writer.stop();
  endWrite();
  await stopped;
  writer.report(3);
  expect(written).toEqual([1]);
});
