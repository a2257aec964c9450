import type { Duplex } from 'node:stream';

/** Answers a request for a WebSocket with a status, such as `404 Not Found`, and ends its connection. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  // Node listens to it no longer: unheard, a reset by the client would end the process.
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
}
