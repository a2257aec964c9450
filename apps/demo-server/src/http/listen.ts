import type { Server } from 'node:http';
import { StartError } from '../start-error.ts';

/** Starts listening and answers with the address. @throws StartError when the port or the address cannot be had */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartError(explain(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(bound)}`;
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is in use by another program. Stop that program, or set PORT to another port (PORT=0 takes any free one).`;
    case 'EACCES':
      return `Port ${String(port)} may not be used by this user. Set PORT to a port above 1023 (PORT=0 takes any free one).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`;
    default:
      return `The server cannot listen on ${host}:${String(port)}: ${error.message}`;
  }
}
