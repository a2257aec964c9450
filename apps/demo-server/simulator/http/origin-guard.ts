import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a page of another origin is asking a server on this machine; such requests are refused. */
export function isForeignOrigin(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || origin === undefined || !URL.canParse(`http://${host}`)) return false;
  if (!LOOPBACK.has(new URL(`http://${host}`).hostname)) return false;
  return !URL.canParse(origin) || new URL(origin).host !== new URL(`http://${host}`).host;
}
