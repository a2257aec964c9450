// Loaded into each measured process before its own code: it tells its parent what it uses, and does not outlive it.
process.on('message', ({ ask }) => {
  if (ask !== 'usage' && ask !== 'usage with garbage') return;
  if (ask === 'usage') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ usage: { cpuSeconds: (user + system) / 1e6, rss, heapUsed, external } });
});
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
