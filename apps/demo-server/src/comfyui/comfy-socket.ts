import { randomUUID } from 'node:crypto';
import { WebSocket, type RawData } from 'ws';
import { parseComfyMessage, type ComfyEvent } from './comfy-events.ts';
import type { ComfyConnection } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { parsePreviewFrame, type PreviewFrame } from './preview-frame.ts';

const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;
const FIRST_RECONNECT_MS = 250;

/** Called synchronously from the socket, so it must never wait: one slow reader stalls all of ComfyUI's clients. */
export interface ComfySocketListener {
  onEvent(event: ComfyEvent): void;
  onPreview(frame: PreviewFrame): void;
  /** A socket is ready, the first or a later one. Nothing is replayed to it: look at queue and history. */
  onReady(clientId: string): void;
}

/**
 * A connection to ComfyUI's socket that comes back by itself until it is closed.
 * Each physical socket has a client id of its own: ComfyUI forgets the newer of two sockets that share one.
 */
export class ComfySocket {
  readonly #connection: ComfyConnection;
  readonly #listener: ComfySocketListener;
  readonly #log: ComfyLog;
  #socket: WebSocket | null = null;
  #clientId = '';
  #reconnect: NodeJS.Timeout | null = null;
  #failures = 0;
  #closed = false;

  constructor(connection: ComfyConnection, listener: ComfySocketListener, log: ComfyLog) {
    this.#connection = connection;
    this.#listener = listener;
    this.#log = log;
    this.#open();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#reconnect) clearTimeout(this.#reconnect);
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#connection.recorder?.socketClosed(this.#clientId, null);
    }
    this.#socket?.terminate();
  }

  #open(): void {
    const { url, token, timings, recorder } = this.#connection;
    const clientId = randomUUID();
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws?clientId=${clientId}`, {
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      handshakeTimeout: timings.request,
      ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
    });
    this.#socket = socket;
    this.#clientId = clientId;
    let heard = true;
    const pings = setInterval(() => {
      if (!heard) return socket.terminate();
      heard = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, timings.ping);

    socket.on('open', () => {
      const flags = JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } });
      recorder?.socketOpened(clientId);
      socket.send(flags);
      recorder?.socketSent(clientId, flags);
    });
    socket.on('pong', () => (heard = true));
    socket.on('message', (data, isBinary) => {
      heard = true;
      const bytes = bufferOf(data);
      if (!this.#closed) recorder?.socketReceived(clientId, { bytes, isBinary });
      if (isBinary) this.#receiveFrame(bytes);
      else this.#receiveText(bytes.toString('utf8'), clientId);
    });
    socket.on('unexpected-response', (_request, response) => {
      if (response.statusCode === 401 || response.statusCode === 403) this.#closed = true;
      this.#log({
        level: 'warn',
        message: 'ComfyUI refused the socket',
        detail: String(response.statusCode),
      });
      response.resume();
      socket.terminate();
    });
    socket.on('error', (error) => {
      if (!this.#closed) this.#log({ level: 'debug', message: 'socket error', detail: error.message });
    });
    socket.on('close', (code) => {
      clearInterval(pings);
      if (!this.#closed) recorder?.socketClosed(clientId, code);
      this.#scheduleReconnect();
    });
  }

  #receiveText(text: string, clientId: string): void {
    const parsed = parseComfyMessage(text);
    if (parsed.outcome === 'malformed') {
      this.#log({ level: 'warn', message: 'ignored a message of ComfyUI', detail: parsed.reason });
    }
    if (parsed.outcome !== 'event' || this.#closed) return;
    if (parsed.event.type === 'status' && parsed.event.data.sid !== undefined) {
      this.#failures = 0;
      this.#listener.onReady(clientId);
    }
    this.#listener.onEvent(parsed.event);
  }

  #receiveFrame(frame: Buffer): void {
    const preview = parsePreviewFrame(frame);
    if (preview && !this.#closed) this.#listener.onPreview(preview);
  }

  #scheduleReconnect(): void {
    if (this.#closed) return;
    const longest = Math.min(this.#connection.timings.reconnectCap, FIRST_RECONNECT_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#reconnect = setTimeout(() => this.#open(), longest * (0.5 + Math.random() / 2));
  }
}

function bufferOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
