import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { PRIORITY } from '../jobs/priority.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { createBullQueue } from './bullmq-queue.ts';

let database: Database;
let network: Server;
let isCut = false;
const sockets = new Set<Socket>();
beforeAll(async () => {
  database = await openTestDatabase();
  const { port, hostname } = new URL(database.connectionString);
  // Half open: it closes no connection either.
  network = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => isCut || to.write(bytes));
      from.on('end', () => isCut || to.end());
    }
  }).listen(0, '127.0.0.1');
  await once(network, 'listening');
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  network.close();
  await database.close();
});

it('ends though PostgreSQL is behind a cable that was cut', async () => {
  const address = network.address();
  const url = new URL(database.connectionString);
  url.host = `127.0.0.1:${typeof address === 'object' && address !== null ? String(address.port) : ''}`;
  const store = { postgresUrl: url.href, isShared: false };
  const queue = await createBullQueue({ store, onError: () => undefined });
  const taken: string[] = [];
  const worker = queue.startWorker({
    process: (jobId) => {
      taken.push(jobId);
      return Promise.resolve('done');
    },
    onGivenUp: () => Promise.resolve(),
    onError: () => undefined,
  });
  await queue.add('one', PRIORITY.normal);
  await vi.waitFor(async () => {
    expect(taken).toEqual(['one']);
    expect(await queue.bull.count()).toBe(0);
    expect(await queue.bull.getActiveCount()).toBe(0);
  }, 5000);
  isCut = true;
  await worker.close();
  await queue.close();
}, 30_000);
