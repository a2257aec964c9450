import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuseUpgrade } from '../../../simulator/sockets/refuse-upgrade.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly body?: unknown;
}

/** Answers one request; undefined leaves it to the default, `hang-up` cuts the connection, `never` leaves it open. */
export type Script = (request: ReceivedRequest) => ScriptedAnswer | 'hang-up' | 'never' | undefined;

interface QueuedPrompt {
  readonly number: number;
  readonly id: string;
}

/** A ComfyUI that does only what a test tells it: nothing runs by itself. Speaks HTTP and WebSocket on a port of its own. */
export class ScriptedComfy {
  readonly requests: ReceivedRequest[] = [];
  readonly sockets: { readonly clientId: string; readonly socket: WebSocket; readonly heard: string[] }[] =
    [];
  readonly running: QueuedPrompt[] = [];
  readonly pending: QueuedPrompt[] = [];
  readonly history = new Map<string, unknown>();
  /** Asked before the default answer. */
  script: Script = () => undefined;
  /** Where a new prompt goes. */
  startsAtOnce = true;
  /** Or the status to refuse them with. */
  acceptsSockets: true | 403 | 503 = true;
  refusedSockets = 0;
  /** What `/object_info` answers; undefined is 404. */
  definitions: unknown = undefined;
  #server: Server | null = null;
  #port = 0;
  #number = 0;

  static async start(): Promise<ScriptedComfy> {
    const comfy = new ScriptedComfy();
    await comfy.listen();
    return comfy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      if (this.acceptsSockets !== true) {
        this.refusedSockets += 1;
        return refuseUpgrade(socket, `${this.acceptsSockets} Refused`);
      }
      sockets.handleUpgrade(request, socket, head, (client) => this.#connect(request, client));
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** As a killed process: sockets and requests end, queue and history are gone. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    this.dropSockets();
    this.running.length = 0;
    this.pending.length = 0;
    this.history.clear();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  dropSockets(): void {
    for (const { socket } of this.sockets) socket.terminate();
  }

  received(method: string, path: string): ReceivedRequest[] {
    return this.requests.filter((request) => request.method === method && request.path.startsWith(path));
  }

  /** To every open socket. */
  send(type: string, data: unknown): void {
    for (const { socket } of this.sockets) socket.send(JSON.stringify({ type, data }));
  }

  sendText(text: string): void {
    for (const { socket } of this.sockets) socket.send(text);
  }

  sendFrame(frame: Buffer): void {
    for (const { socket } of this.sockets) socket.send(frame);
  }

  /** Into history, without a word on any socket. */
  finishSilently(id: string, outputNode: string, entry: unknown = successEntry(id, outputNode)): void {
    remove(this.running, id);
    remove(this.pending, id);
    this.history.set(id, entry);
  }

  finish(id: string, outputNode: string): void {
    this.send('execution_success', { prompt_id: id, timestamp: 1 });
    this.finishSilently(id, outputNode);
    this.send('executing', { node: null, prompt_id: id });
  }

  #connect(request: IncomingMessage, socket: WebSocket): void {
    const clientId = new URL(request.url ?? '', this.url).searchParams.get('clientId') ?? '';
    const heard: string[] = [];
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    this.sockets.push({ clientId, socket, heard });
    socket.on('error', () => undefined);
    socket.send(
      JSON.stringify({
        type: 'status',
        data: { status: { exec_info: { queue_remaining: 0 } }, sid: clientId },
      }),
    );
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body: Buffer.concat(chunks) };
    this.requests.push(received);
    const answer = this.script(received) ?? this.#default(received);
    if (answer === 'hang-up') return void response.destroy();
    if (answer === 'never') return;
    const { status = 200, body = '' } = answer;
    response.statusCode = status;
    response.end(Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body));
  }

  #default({ method, path, body }: ReceivedRequest): ScriptedAnswer {
    const route = `${method} ${path.replace(/\?.*/, '')}`;
    if (route === 'POST /prompt') return this.#queue(JSON.parse(body.toString()) as { prompt_id: string });
    if (route === 'GET /queue')
      return { body: { queue_running: list(this.running), queue_pending: list(this.pending) } };
    if (route === 'POST /queue') {
      const { delete: ids } = JSON.parse(body.toString()) as { delete: string[] };
      for (const id of ids) remove(this.pending, id);
      return {};
    }
    if (route.startsWith('GET /history/')) {
      const id = decodeURIComponent(route.slice('GET /history/'.length));
      return { body: this.history.has(id) ? { [id]: this.history.get(id) } : {} };
    }
    if (route === 'POST /upload/image')
      return { body: { name: 'stored (1).png', subfolder: 'charhub', type: 'input' } };
    if (route === 'GET /system_stats') return { body: { system: { comfyui_version: '0.3.64' } } };
    if (route === 'GET /object_info' && this.definitions !== undefined) return { body: this.definitions };
    if (route === 'GET /view') return { body: Buffer.from('the picture') };
    return route === 'POST /interrupt' ? {} : { status: 404 };
  }

  #queue({ prompt_id: id }: { prompt_id: string }): ScriptedAnswer {
    const number = this.#number++;
    (this.startsAtOnce ? this.running : this.pending).push({ number, id });
    return { body: { prompt_id: id, number, node_errors: {} } };
  }
}

function successEntry(id: string, outputNode: string): unknown {
  const images = [
    { filename: 'preview.png', subfolder: '', type: 'temp' },
    { filename: 'picture_00001_.png', subfolder: 'charhub', type: 'output' },
  ];
  const messages = [['execution_success', { prompt_id: id, timestamp: 1 }]];
  return {
    outputs: { [outputNode]: { images } },
    status: { status_str: 'success', completed: true, messages },
  };
}

export function failureEntry(id: string, message: string, data: Record<string, unknown> = {}): unknown {
  const messages = [[message, { prompt_id: id, timestamp: 1, ...data }]];
  return { outputs: {}, status: { status_str: 'error', completed: false, messages } };
}

function list(prompts: readonly QueuedPrompt[]): unknown[] {
  return prompts.map(({ number, id }) => [number, id, {}, {}, ['10']]);
}

function remove(prompts: QueuedPrompt[], id: string): void {
  const index = prompts.findIndex((prompt) => prompt.id === id);
  if (index >= 0) prompts.splice(index, 1);
}
