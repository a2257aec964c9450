/**
 * Lets what would take this long or longer happen almost at once, so that nobody has to sit through a silence or a row
 * of retries to see what comes after it. For `beforeEach` of a story, which calls what it returns to put the clock right.
 */
export function hurryTimers(fromMilliseconds: number): () => () => void {
  return () => {
    const original = window.setTimeout;
    const hurried = (handler: TimerHandler, delay = 0, ...values: unknown[]) =>
      original(handler, delay >= fromMilliseconds ? 50 : delay, ...values);
    window.setTimeout = Object.assign(hurried, original);
    return () => {
      window.setTimeout = original;
    };
  };
}
