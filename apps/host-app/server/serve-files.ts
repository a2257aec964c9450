import { createReadStream, existsSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../dist', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The built page at `/`, and the plain pages of the style tests at `/styles/`. */
export const serveFiles: RequestListener = ({ url = '/' }, response) => {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const file = path.join(
    built,
    pathname.startsWith('/styles/') ? pathname : path.join('web', pathname === '/' ? 'index.html' : pathname),
  );
  if (!file.startsWith(built) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
};
