import { setTimeout as delay } from 'node:timers/promises';

/** Writes the newest of many reports, at most once in each interval and one at a time. */
export interface ProgressWriter<T> {
  report(value: T): void;
  /** Forgets what is not written yet and waits for the write under way. */
  stop(): Promise<void>;
}

/** At most five writes a second by default. A write that fails is passed over: the next report carries the newer truth. */
export function createProgressWriter<T>(
  write: (value: T) => Promise<unknown>,
  intervalMs = 200,
): ProgressWriter<T> {
  const stopping = new AbortController();
  let pending: { value: T } | null = null;
  let writing: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    while (pending !== null && !stopping.signal.aborted) {
      const { value } = pending;
      pending = null;
      await write(value).catch(() => undefined);
      await delay(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    writing = null;
  }

  return {
    report(value) {
      pending = { value };
      writing ??= writeAll();
    },
    async stop() {
      stopping.abort();
      await writing;
    },
  };
}
