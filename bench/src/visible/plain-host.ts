import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A page with a dialog and a picture, and a server that has what the page asks for in memory: nothing in it is slow. */
export interface PlainHost {
  readonly url: string;
  /** What `GET /status` answers with: a picture is there. Resolves with when the page first heard of it. */
  offer(key: string): Promise<number>;
  /** Tells the page at once. */
  push(key: string): void;
  /** Nothing is there any more. */
  clear(): void;
  close(): Promise<void>;
}

declare global {
  interface Window {
    /** Asks every `interval` milliseconds, the first time after `first`. */
    pollEvery(interval: number, first: number): void;
  }
}

const document = `<!doctype html><title>Host</title><div role="dialog"><img alt="" width="512"></div><script>
const picture = document.querySelector('img');
const show = (key) => { picture.src = '/media/' + key; };
new EventSource('/pushed').onmessage = ({ data }) => show(data);
window.pollEvery = (interval, first) => {
  let turn = performance.now() + first;
  const poll = async () => {
    const { key } = await (await fetch('/status')).json();
    if (key !== null) return show(key);
    turn += interval;
    setTimeout(poll, Math.max(0, turn - performance.now()));
  };
  setTimeout(poll, first);
};
</script>`;

export async function startPlainHost(mediaFolder: string): Promise<PlainHost> {
  let offered: { key: string; heard: (at: number) => void } | null = null;
  const listeners = new Set<ServerResponse>();
  const server = createServer((req, res) => {
    const url = req.url ?? '/';
    if (url === '/status') {
      const now = performance.now();
      res.setHeader('Content-Type', 'application/json').end(JSON.stringify({ key: offered?.key ?? null }));
      offered?.heard(now);
    } else if (url === '/pushed') {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      listeners.add(res);
      res.on('close', () => listeners.delete(res));
    } else if (url.startsWith('/media/')) {
      void readFile(path.join(mediaFolder, url.slice('/media/'.length))).then(
        (bytes) => res.setHeader('Content-Type', 'image/webp').end(bytes),
        () => res.writeHead(404).end(),
      );
    } else {
      res.setHeader('Content-Type', 'text/html').end(document);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    offer: (key) => new Promise((heard) => (offered = { key, heard })),
    push(key) {
      for (const listener of listeners) listener.write(`data: ${key}\n\n`);
    },
    clear: () => (offered = null),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
