import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { isRecord, parseJson, stringifyJson } from '../json.ts';
import { type ReceivedMessage, readMessage } from './received-message.ts';

interface StoredImage {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
}

export interface RunResult {
  readonly promptId: string;
  readonly outputs: Readonly<Record<string, { readonly images?: readonly StoredImage[] }>>;
  readonly status: {
    readonly status_str: string;
    readonly messages: readonly (readonly [string, Record<string, unknown>])[];
  };
}

/** A small client of the real protocol for tests: one socket, and what came over it. */
export class SimulatorClient {
  readonly clientId: string;
  readonly received: ReceivedMessage[] = [];
  readonly socket: WebSocket;
  readonly #url: string;
  readonly #waiting = new Set<() => void>();

  private constructor(url: string, clientId: string) {
    this.#url = url;
    this.clientId = clientId;
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/ws?clientId=${clientId}`);
    this.socket.on('message', (data, isBinary) => {
      if (Buffer.isBuffer(data)) this.received.push(readMessage(data, isBinary));
      for (const check of this.#waiting) check();
    });
  }

  /** Resolves when the greeting is there. */
  static async connect(url: string, clientId: string = randomUUID()): Promise<SimulatorClient> {
    const client = new SimulatorClient(url, clientId);
    await client.waitFor(({ type }) => type === 'status');
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : stringifyJson(message));
  }

  /** The first message that fits, of those that have come and those to come. */
  waitFor(fits: (message: ReceivedMessage) => boolean, after = 0): Promise<ReceivedMessage> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.received.slice(after).find(fits);
        if (!found) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  waitForEnd(promptId: string, after = 0): Promise<ReceivedMessage> {
    return this.waitFor(
      ({ type, data }) => type === 'executing' && data['node'] === null && data['prompt_id'] === promptId,
      after,
    );
  }

  /** Posts the graph as this client's and answers with its status and body. */
  async post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const reply = await fetch(`${this.#url}${path}`, { method: 'POST', body: stringifyJson(body) });
    const text = await reply.text();
    return {
      status: reply.status,
      body: text.startsWith('{') || text.startsWith('[') ? parseJson(text) : text,
    };
  }

  async get(path: string): Promise<unknown> {
    return parseJson(await (await fetch(`${this.#url}${path}`)).text());
  }

  /** Queues a graph and answers with its id. */
  async queue(graph: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { status, body } = await this.post('/prompt', { prompt: graph, client_id: this.clientId, ...more });
    if (status !== 200 || !isRecord(body)) throw new Error(`the prompt was refused: ${stringifyJson(body)}`);
    return String(body['prompt_id']);
  }

  /** Queues a graph, waits for its end and reads history. */
  async run(graph: unknown): Promise<RunResult> {
    const after = this.received.length;
    const promptId = await this.queue(graph);
    await this.waitForEnd(promptId, after);
    const history = await this.get(`/history/${promptId}`);
    if (!isHistory(history)) throw new Error('history is not readable');
    const entry = history[promptId];
    if (!entry) throw new Error('history lacks the prompt');
    return { promptId, outputs: entry.outputs, status: entry.status };
  }

  async view(image: StoredImage | undefined): Promise<Buffer> {
    if (!image) throw new Error('no picture to view');
    const query = new URLSearchParams({ ...image });
    const reply = await fetch(`${this.#url}/view?${query.toString()}`);
    if (!reply.ok) throw new Error(`/view answers ${reply.status}`);
    return Buffer.from(await reply.arrayBuffer());
  }

  async upload(name: string, bytes: Uint8Array): Promise<{ status: number; body: unknown }> {
    const form = new FormData();
    form.set('image', new Blob([Uint8Array.from(bytes)]), name);
    const reply = await fetch(`${this.#url}/upload/image`, { method: 'POST', body: form });
    const text = await reply.text();
    return { status: reply.status, body: reply.ok ? parseJson(text) : text };
  }

  close(): void {
    this.socket.terminate();
  }
}

function isHistory(value: unknown): value is Record<string, Omit<RunResult, 'promptId'>> {
  return (
    isRecord(value) && Object.values(value).every((entry) => isRecord(entry) && isRecord(entry['outputs']))
  );
}
