import { WebSocket } from 'ws';
import { type ReceivedMessage, readMessage } from '../testing/received-message.ts';

/** One socket of a replay: what came, in order, until the replay has accounted for it. */
export class ReplaySocket {
  readonly clientId: string | null;
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #unread: ReceivedMessage[] = [];
  readonly #listeners = new Set<() => void>();
  #remaining = 0;

  constructor(url: string, clientId: string | null) {
    this.clientId = clientId;
    const query = clientId === null ? '' : `?clientId=${clientId}`;
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/ws${query}`);
    this.#socket.on('message', (data, isBinary) => {
      if (Buffer.isBuffer(data)) this.#unread.push(readMessage(data, isBinary));
      for (const listener of [...this.#listeners]) listener();
    });
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', (code) => resolve(code));
    });
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /**
   * The next message. A `status` that says the queue grew is caused from outside and may come between any of a
   * prompt's messages, so that one may be overtaken, or be taken before its turn. `remaining` is what an expected status says.
   */
  next(remaining: number | undefined): Promise<ReceivedMessage> {
    return new Promise((resolve) => {
      const check = () => {
        const index = this.#indexOfNext(remaining);
        const [message] = index < 0 ? [] : this.#unread.splice(index, 1);
        if (!message) return;
        this.#listeners.delete(check);
        this.#remaining = statusOf(message) ?? this.#remaining;
        resolve(message);
      };
      this.#listeners.add(check);
      check();
    });
  }

  /** What has come beyond the recording, once everything sent so far is here. */
  async leftovers(): Promise<readonly ReceivedMessage[]> {
    if (this.#socket.readyState === WebSocket.OPEN) {
      const answered = new Promise((resolve) => this.#socket.once('pong', resolve));
      this.#socket.ping();
      await Promise.race([answered, this.closed]);
    }
    return this.#unread;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }

  #indexOfNext(remaining: number | undefined): number {
    if (remaining !== undefined && remaining > this.#remaining) {
      return this.#unread.findIndex((message) => statusOf(message) === remaining);
    }
    return this.#unread.findIndex((message) => (statusOf(message) ?? 0) <= this.#remaining);
  }
}

function statusOf({ type, data }: ReceivedMessage): number | undefined {
  if (type !== 'status') return undefined;
  const found = /"queue_remaining":(\d+)/.exec(JSON.stringify(data))?.[1];
  return found === undefined ? undefined : Number(found);
}
