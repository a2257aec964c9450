import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { databaseTemplate } from '../testing/database-template.ts';
import { openDatabase, type Database } from './database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

const ALL_OF_A_POOL = 8;
let postgres: EmbeddedPostgres;
let network: Server;
let database: Database;
/** What becomes of what clients say: it is passed on, swallowed, or ends their connection. */
let deaf: WeakSet<Socket>;
let cutsAtNextWord: boolean;
const clients = new Set<Socket>();

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dump: await openAsBlob(await databaseTemplate.path()) });
  const { port } = new URL(postgres.connectionString);
  network = createServer((client) => {
    const upstream = connect(Number(port), '127.0.0.1');
    clients.add(client);
    client.on('data', (words) => {
      if (cutsAtNextWord) client.destroy();
      else if (!deaf.has(client)) upstream.write(words);
    });
    upstream.on('data', (words) => client.write(words));
    client.on('close', () => {
      clients.delete(client);
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(network, 'listening');
});
afterAll(async () => {
  network.close();
  await postgres.close();
});
beforeEach(async () => {
  deaf = new WeakSet();
  cutsAtNextWord = false;
  const { port } = network.address() as AddressInfo;
  database = await openDatabase({ url: `postgres://postgres@127.0.0.1:${port}/postgres`, answerMs: 400 });
  await askOnAll();
});
afterEach(() => database.close());

const ask = () => database.db.transaction((tx) => tx.execute(sql`SELECT 1`));
const askOnAll = () => Promise.allSettled(Array.from({ length: ALL_OF_A_POOL }, ask));

it('gives connections up that stay open and say nothing, and goes on with others', async () => {
  for (const client of clients) deaf.add(client);
  await askOnAll();
  await expect(ask()).resolves.toBeDefined();
});

it('loses no place in its pool to connections that end when a transaction begins', async () => {
  cutsAtNextWord = true;
  const outcomes = await askOnAll();
  expect(outcomes.map(({ status }) => status)).not.toContain('fulfilled');
  cutsAtNextWord = false;
  await expect(ask()).resolves.toBeDefined();
});
