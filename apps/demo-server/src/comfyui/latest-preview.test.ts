import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PaintPreview } from './comfy-runner.types.ts';
import { LatestPreview } from './latest-preview.ts';

let delivered: string[];
let previews: LatestPreview;

beforeEach(() => {
  vi.useFakeTimers();
  delivered = [];
  previews = new LatestPreview(250, ({ contentType }) => delivered.push(contentType));
});

afterEach(() => {
  vi.useRealTimers();
});

function preview(name: string): PaintPreview {
  return { contentType: name, bytes: new Uint8Array() };
}

it('delivers the first preview at once and the latest of the others after the pause', () => {
  for (const name of ['1', '2', '3', '4']) previews.offer(preview(name));
  expect(delivered).toEqual(['1']);
  vi.advanceTimersByTime(249);
  expect(delivered).toEqual(['1']);
  vi.advanceTimersByTime(1);
  expect(delivered).toEqual(['1', '4']);
});

it('delivers at most four a second', () => {
  for (let frame = 0; frame < 100; frame += 1) {
    previews.offer(preview(String(frame)));
    vi.advanceTimersByTime(20);
  }
  expect(delivered.length).toBeLessThanOrEqual(2 * 4 + 1);
});

it('delivers at once again after a quiet time', () => {
  previews.offer(preview('1'));
  vi.advanceTimersByTime(1_000);
  previews.offer(preview('2'));
  expect(delivered).toEqual(['1', '2']);
});

it('delivers nothing once it is stopped, and leaves no timer behind', () => {
  previews.offer(preview('1'));
  previews.offer(preview('2'));
  previews.stop();
  previews.offer(preview('3'));
  vi.advanceTimersByTime(1_000);
  expect(delivered).toEqual(['1']);
  expect(vi.getTimerCount()).toBe(0);
});
