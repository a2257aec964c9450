import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const SLOW_MS = 120;

/**
 * A TCP proxy on a free port that does to its connections what networks do.
 * - `cut`: ends those there are, and goes on taking new ones
 * - `refuse`: ends those there are and every new one
 * - `half-open`: those there are stay open for ever and pass nothing on; new ones work
 * - `slow`: each piece comes late, and in small pieces
 * - `garbage`: the next answer of each is followed by noise, and then by the end
 * - `duplicate`: each piece that the server sends comes twice
 * @param {number} targetPort
 */
export async function startFaultProxy(targetPort) {
  let mode = 'pass';
  const pairs = new Set();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (mode === 'refuse') return client.destroy();
    const upstream = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true });
    const pair = {
      isDeaf: false,
      destroy() {
        client.destroy();
        upstream.destroy();
        pairs.delete(pair);
      },
    };
    pairs.add(pair);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => pair.isDeaf || pair.destroy());
    }
    pass(client, upstream, pair, false);
    pass(upstream, client, pair, true);
  });

  function pass(from, to, pair, isAnswer) {
    let sending = Promise.resolve();
    from.on('data', (piece) => {
      if (pair.isDeaf) return;
      if (mode === 'slow') {
        from.pause();
        sending = sending.then(() => sendSlowly(piece, to)).finally(() => from.resume());
      } else if (isAnswer && mode === 'garbage') {
        to.write(Buffer.concat([piece, randomBytes(64)]), () => pair.destroy());
      } else {
        to.write(isAnswer && mode === 'duplicate' ? Buffer.concat([piece, piece]) : piece);
      }
    });
    from.on('end', () => pair.isDeaf || sending.finally(() => to.end()));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    /** Begins a fault; answers with how it ends. */
    begin(kind) {
      if (kind === 'cut' || kind === 'refuse') for (const pair of [...pairs]) pair.destroy();
      if (kind === 'half-open') for (const pair of pairs) pair.isDeaf = true;
      if (kind === 'cut' || kind === 'half-open') return () => undefined;
      mode = kind;
      return () => (mode = 'pass');
    },
    async close() {
      for (const pair of [...pairs]) pair.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function sendSlowly(piece, to) {
  const size = Math.max(1, Math.ceil(piece.length / 3));
  for (let from = 0; from < piece.length; from += size) {
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS / 3));
    to.write(piece.subarray(from, from + size));
  }
}
