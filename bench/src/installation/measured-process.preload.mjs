import { setTimeout as delay } from 'node:timers/promises';

// Loaded into each measured process before its own code: it tells its parent what it uses, and does not outlive it.
const MOST_COLLECTIONS = 20;

/** One collection gives back only a part of the pages that it could empty: as long as memory falls, another follows. */
async function collectGarbage() {
  for (let before = Infinity, turn = 0; turn < MOST_COLLECTIONS; turn += 1) {
    globalThis.gc?.();
    await delay(10);
    const { rss } = process.memoryUsage();
    if (rss > before * 0.995) return;
    before = rss;
  }
}

process.on('message', async ({ ask }) => {
  if (ask !== 'usage' && ask !== 'usage with garbage') return;
  if (ask === 'usage') await collectGarbage();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ usage: { cpuSeconds: (user + system) / 1e6, rss, heapUsed, external } });
});
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
