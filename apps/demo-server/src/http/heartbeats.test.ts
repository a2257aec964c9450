import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHeartbeats } from './heartbeats.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const INTERVAL = 1000;
const LATER = Number.MAX_SAFE_INTEGER;
const stream = () => ({ beat: vi.fn(), end: vi.fn() });

it('beats each stream once in an interval, a few at a time', () => {
  const heartbeats = createHeartbeats(INTERVAL);
  const streams = Array.from({ length: 200 }, stream);
  for (const one of streams) heartbeats.add(one, LATER);
  const beaten = () => streams.reduce((total, { beat }) => total + beat.mock.calls.length, 0);
  let most = 0;
  for (let passed = 0; passed < INTERVAL; passed += INTERVAL / 100) {
    const before = beaten();
    vi.advanceTimersByTime(INTERVAL / 100);
    most = Math.max(most, beaten() - before);
  }
  expect(streams.map(({ beat }) => beat.mock.calls.length)).toEqual(streams.map(() => 1));
  expect(most).toBeLessThan(10);
});

it('ends a stream whose time is over, and leaves one alone that has gone', () => {
  const heartbeats = createHeartbeats(INTERVAL);
  const [expired, gone] = [stream(), stream()];
  heartbeats.add(expired, Date.now() + 10);
  heartbeats.add(gone, LATER)();
  vi.advanceTimersByTime(INTERVAL);
  expect(expired.end).toHaveBeenCalledOnce();
  expect(expired.beat).not.toHaveBeenCalled();
  expect(gone.beat).not.toHaveBeenCalled();
});
