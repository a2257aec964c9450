/** What a watch needs to know of time and of the page; replaced in tests. */
export interface WatchEnvironment {
  /** Milliseconds, never falling. */
  readonly now: () => number;
  /** Runs a function once; answers with a way to take it back. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Whether the device believes to have a network. A hint: loopback works without one. */
  readonly isOnline: () => boolean;
  /** Whether nobody can see the page. */
  readonly isHidden: () => boolean;
  /** Calls back when `isOnline` or `isHidden` may have changed; answers with a way to stop. */
  readonly onChange: (listener: () => void) => () => void;
}

/** The page's own clock and events; outside of a browser always online and visible. */
export function pageEnvironment(): WatchEnvironment {
  return {
    now: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    random: Math.random,
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
    isHidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
    onChange: (listener) => {
      const page = typeof window === 'undefined' ? null : window;
      const tab = typeof document === 'undefined' ? null : document;
      page?.addEventListener('online', listener);
      page?.addEventListener('offline', listener);
      tab?.addEventListener('visibilitychange', listener);
      return () => {
        page?.removeEventListener('online', listener);
        page?.removeEventListener('offline', listener);
        tab?.removeEventListener('visibilitychange', listener);
      };
    },
  };
}
