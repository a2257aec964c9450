import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Accepts no more connections and lets requests under way be answered, for at most `patienceMs`. */
export async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const patience = new AbortController();
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      patience.abort();
      resolve();
    });
  });
  await Promise.race([
    closed,
    delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  server.closeAllConnections();
  await closed;
}
