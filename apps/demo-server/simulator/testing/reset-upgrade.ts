import { once } from 'node:events';
import { connect } from 'node:net';

/** Asks for a WebSocket at a path as it is written, and resets the connection as soon as there is an answer. */
export async function resetUpgrade(url: string, path: string): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
}
