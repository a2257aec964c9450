import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';

/** Waits as long as a graphics card would work, times `speed`. */
export interface SimulatedTime {
  /** Milliseconds at speed 1. Lets requests in even at speed 0. Rejects when the signal aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export function createSimulatedTime(speed: number): SimulatedTime {
  return {
    async wait(milliseconds, signal) {
      const real = milliseconds * speed;
      if (real <= 0) await nextTurn(undefined, { signal });
      else await delay(real, undefined, { signal });
    },
  };
}
