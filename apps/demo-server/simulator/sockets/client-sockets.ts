import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { isRecord, parseJson, stringifyJson } from '../json.ts';
import { serverFeatures } from './server-features.ts';

/** The sockets by client id, with the real server's habits: one per id, the newer one hears all. */
export class ClientSockets {
  readonly #registered = new Map<string, WebSocket>();
  readonly #metadata = new Map<string, boolean>();
  readonly #open = new Set<WebSocket>();
  #silent = false;

  /**
   * Greets the socket and registers it; `describeNow` is the node that runs for this client, if any.
   * When an older socket of the same id closes, the newer one loses its registration and is deaf from then on.
   */
  connect(
    socket: WebSocket,
    requestedId: string | null,
    state: { remaining: number; nodeOf(clientId: string): string | null },
  ): void {
    const clientId = requestedId || randomUUID().replaceAll('-', '');
    this.#open.add(socket);
    this.#registered.set(clientId, socket);
    this.#metadata.set(clientId, false);
    const status = { exec_info: { queue_remaining: state.remaining } };
    this.#write(socket, { type: 'status', data: { status, sid: clientId } });
    const node = state.nodeOf(clientId);
    if (node !== null) this.#write(socket, { type: 'executing', data: { node } });

    let greeted = false;
    socket.on('message', (data, isBinary) => {
      if (greeted || isBinary || !Buffer.isBuffer(data)) return;
      const message = decode(data);
      if (!isRecord(message)) return;
      greeted = true;
      if (message['type'] !== 'feature_flags') return;
      const flags = isRecord(message['data']) ? message['data'] : {};
      this.#metadata.set(clientId, flags['supports_preview_metadata'] === true);
      this.#write(socket, { type: 'feature_flags', data: serverFeatures });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#open.delete(socket);
      this.#registered.delete(clientId);
      this.#metadata.delete(clientId);
    });
  }

  /** Whether the client's socket asked for previews that name their prompt. */
  wantsMetadata(clientId: string): boolean {
    return this.#metadata.get(clientId) ?? false;
  }

  /** To one client, or to every registered socket. A client that is away hears nothing, ever. */
  send(type: string, data: unknown, clientId?: string): void {
    for (const socket of this.#receivers(clientId)) this.#write(socket, { type, data });
  }

  sendBinary(frame: Uint8Array, clientId?: string): void {
    if (this.#silent) return;
    for (const socket of this.#receivers(clientId)) socket.send(frame);
  }

  /** While silent, sockets stay open and hear nothing; what they miss is gone. */
  setSilent(silent: boolean): void {
    this.#silent = silent;
  }

  /** Ends every socket without a close frame. */
  dropAll(): void {
    for (const socket of this.#open) socket.terminate();
  }

  #receivers(clientId: string | undefined): Iterable<WebSocket> {
    if (clientId === undefined) return this.#registered.values();
    const socket = this.#registered.get(clientId);
    return socket ? [socket] : [];
  }

  #write(socket: WebSocket, message: unknown): void {
    if (!this.#silent && socket.readyState === WebSocket.OPEN) socket.send(stringifyJson(message));
  }
}

function decode(data: Buffer): unknown {
  try {
    return parseJson(data.toString());
  } catch {
    return undefined;
  }
}
