import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Answers with the files of a folder, and with its `index.html` where none is named. */
export function serveFolder(folder) {
  return (incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://host');
    const file = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(pathname));
    readFile(file).then(
      (content) =>
        response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'text/plain' }).end(content),
      () => response.writeHead(404).end(),
    );
  };
}

/** Passes everything on to another server. */
export function forwardTo(origin) {
  return (incoming, response) => {
    const { method, headers } = incoming;
    const forwarded = request(new URL(incoming.url ?? '/', origin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.once('error', () => response.destroy());
    incoming.pipe(forwarded);
  };
}
