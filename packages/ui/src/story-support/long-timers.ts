import { getConfig } from 'storybook/test';

/**
 * Lets what would take this long or longer happen almost at once, so that nobody has to sit through a silence to see
 * what comes after it. For `beforeEach` of a story, which calls what it returns to put the clock right.
 */
export function hurryTimers(fromMilliseconds: number): () => () => void {
  return () => replaceTimeout((delay) => (delay >= fromMilliseconds ? 50 : delay));
}

/** Lets what would take this long or longer never happen, so that a passing state stays to be looked at. */
export function stopTimers(fromMilliseconds: number): () => () => void {
  const longest = 2 ** 31 - 1;
  return () => replaceTimeout((delay) => (delay >= fromMilliseconds ? longest : delay));
}

function replaceTimeout(change: (delay: number) => number): () => void {
  const original = window.setTimeout;
  // What a story waits for at most is no part of what it shows.
  const patience = getConfig().asyncUtilTimeout;
  const changed = (handler: TimerHandler, delay = 0, ...values: unknown[]) =>
    original(handler, delay === patience ? delay : change(delay), ...values);
  window.setTimeout = Object.assign(changed, original);
  return () => {
    window.setTimeout = original;
  };
}
