import type { WatchEnvironment } from '../src/watch-job/environment.ts';
import { pageEnvironment } from '../src/watch-job/environment.ts';

/** The real clock, so many times faster. */
export function fastEnvironment(factor: number): WatchEnvironment {
  const page = pageEnvironment();
  return {
    ...page,
    now: () => page.now() * factor,
    after: (ms, run) => page.after(ms / factor, run),
    random: () => 0.5,
  };
}

export interface ManualEnvironment extends WatchEnvironment {
  /** Lets so much time pass, running what is due in its order and all microtasks in between. */
  advance(ms: number): Promise<void>;
  set(page: { online?: boolean; hidden?: boolean }): Promise<void>;
  /** Milliseconds until each timer set now, shortest first. */
  timers(): readonly number[];
}

/** A clock and a page moved by hand. */
export function manualEnvironment(random: () => number = () => 0.5): ManualEnvironment {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const listeners = new Set<() => void>();
  let now = 0;
  let online = true;
  let hidden = false;
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    random,
    isOnline: () => online,
    isHidden: () => hidden,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        timers.delete(next);
        next.run();
        await settle();
      }
      now = end;
    },
    set: async (page) => {
      online = page.online ?? online;
      hidden = page.hidden ?? hidden;
      for (const listener of [...listeners]) listener();
      await settle();
    },
    timers: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
  };
}
