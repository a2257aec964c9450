import { setTimeout as delay } from 'node:timers/promises';
import { startNodeProcess } from './node-process.mjs';

/** On a busy machine, like the other times here. */
const READY_MS = 180_000;
const STOP_MS = 30_000;

/**
 * A process that is started again when it could not start, as an orchestrator does. One that ends by itself after it
 * was ready is reported: nothing that happens around it may do that.
 * @param {Parameters<typeof startNodeProcess>[0] & { name: string, report: (problem: string) => void }} what
 */
export function superviseProcess({ name, report, env, ...what }) {
  let current = null;
  let clockMs = 0;
  let isWanted = false;
  let starting = Promise.resolve();

  async function startUntilReady() {
    const deadline = performance.now() + READY_MS;
    while (isWanted) {
      const child = startNodeProcess({ ...what, env: { ...env, CHAOS_CLOCK_MS: String(clockMs) } });
      current = child;
      const isReady = await Promise.race([
        child.ready.then(
          () => true,
          () => false,
        ),
        delay(deadline - performance.now(), null, { ref: false }),
      ]);
      if (isReady === true) {
        void child.exited.then(({ code, signal }) => {
          if (isWanted && current === child)
            report(`${name} ended by itself (${code ?? signal}):\n${child.tail()}`);
        });
        return;
      }
      child.signal('SIGKILL');
      await child.exited;
      if (performance.now() >= deadline) {
        report(`${name} did not start:\n${child.tail()}`);
        return;
      }
      await delay(200);
    }
  }

  const end = async (signal) => {
    isWanted = false;
    const child = current;
    child?.signal('SIGCONT');
    child?.signal(signal);
    return child?.exited;
  };

  return {
    name,
    start() {
      isWanted = true;
      starting = startUntilReady();
      return starting;
    },
    async kill() {
      await end('SIGKILL');
      await starting;
    },
    freeze: () => current.signal('SIGSTOP'),
    thaw: () => current.signal('SIGCONT'),
    /** Ends it as an orchestrator does; whoever does not end in time, or not with 0, is reported. */
    async stop() {
      const child = current;
      const wasReady = await Promise.race([
        child.ready.then(
          () => true,
          () => false,
        ),
        delay(0, false),
      ]);
      const ended = end('SIGTERM');
      const over = new AbortController();
      const outcome = await Promise.race([
        ended,
        delay(STOP_MS, null, { signal: over.signal }).catch(() => null),
      ]);
      over.abort();
      if (outcome === null) {
        report(`${name} did not end within ${STOP_MS / 1000} s of SIGTERM:\n${child.tail()}`);
        child.signal('SIGKILL');
        await child.exited;
      } else if (outcome.code !== 0 && wasReady) {
        report(`${name} ended with ${outcome.code ?? outcome.signal} after SIGTERM:\n${child.tail()}`);
      }
      await starting;
    },
    stepClock(ms) {
      clockMs += ms;
      current.tell({ clockMs });
    },
    setDiskFull: (isDiskFull) => current.tell({ isDiskFull }),
    tail: () => current?.tail() ?? '',
  };
}
