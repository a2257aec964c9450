import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterEach, expect, it, vi } from 'vitest';
import { openEventStream, toEvent, type EventStream } from './event-stream.ts';
import { listen } from './listen.ts';
import { createServer, type Server } from 'node:http';

let server: Server;
let reader: Socket;
afterEach(() => {
  reader.destroy();
  server.closeAllConnections();
  server.close();
});

/** A stream, and a client of it that has not read anything yet. */
async function open(): Promise<EventStream> {
  const app = express();
  const opened = new Promise<EventStream>((resolve) => {
    app.get('/', (_req, res) => resolve(openEventStream(res)));
  });
  server = createServer(app);
  const { port } = new URL(await listen(server, { port: 0, host: '127.0.0.1' }));
  reader = connect(Number(port), '127.0.0.1');
  reader.pause();
  reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return opened;
}

it('skips to the newest of each job when its reader falls behind', async () => {
  const stream = await open();
  const padding = 'x'.repeat(100_000);
  const sent = 400;
  for (let revision = 1; revision <= sent; revision += 1) {
    for (const id of ['one', 'two']) stream.send(id, toEvent(JSON.stringify({ id, revision, padding })));
    await new Promise(setImmediate);
  }

  let heard = '';
  reader.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  reader.resume();
  const revisionsOf = (id: string) =>
    [...heard.matchAll(new RegExp(`"id":"${id}","revision":(\\d+)`, 'g'))].map((match) => Number(match[1]));
  await vi.waitFor(() => {
    expect(revisionsOf('one').at(-1)).toBe(sent);
    expect(revisionsOf('two').at(-1)).toBe(sent);
  }, 10_000);
  for (const id of ['one', 'two']) {
    const revisions = revisionsOf(id);
    expect(revisions.length).toBeLessThan(sent);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  }
});

it('writes nothing after its reader has left', async () => {
  const stream = await open();
  reader.destroy();
  await vi.waitFor(async () => {
    const connections = await new Promise((resolve) =>
      server.getConnections((_error, count) => resolve(count)),
    );
    expect(connections).toBe(0);
  });
  expect(() => {
    stream.send('one', toEvent('{}'));
    stream.beat();
    stream.end();
  }).not.toThrow();
});
