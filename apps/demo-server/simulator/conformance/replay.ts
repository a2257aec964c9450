import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isRecord, parseJson, stringifyJson } from '../json.ts';
import type { Simulator } from '../start-simulator.ts';
import type { Gate } from './gate.ts';
import { normalise, shapeOf } from './normalise.ts';
import { type Recipe, recipes } from './recipes.ts';
import { ReplaySocket } from './replay-socket.ts';
import { type HttpLine, type Line, queueRemaining, type ReceivedLine } from './transcript.ts';

/** What the recording has and what the simulator did, both without what may differ. */
export interface Comparison {
  readonly line: number;
  readonly recorded: unknown;
  readonly simulated: unknown;
}

export interface ReplayParts {
  readonly simulator: Simulator;
  readonly gate: Gate;
  /** Lines by number, from 0, on which the simulator differs, or that nothing can replay. */
  readonly leaveOut: readonly number[];
}

/** Does what a recorded client did, line by line, waiting for each message before going on. */
export class Replay {
  readonly #parts: ReplayParts;
  readonly #lines: readonly Line[];
  readonly #sockets: ReplaySocket[] = [];
  /** Recorded ids to those of this run. */
  readonly #ids = new Map<string, string>();
  readonly #prompts: string[] = [];
  #line = 0;

  constructor(lines: readonly Line[], parts: ReplayParts) {
    this.#lines = lines;
    this.#parts = parts;
  }

  /** Where it is; for a replay that hangs. */
  get position(): string {
    return `line ${this.#line}: ${stringifyJson(this.#lines[this.#line])?.slice(0, 300)}`;
  }

  async *run(): AsyncGenerator<Comparison> {
    for (const [index, line] of this.#lines.entries()) {
      this.#line = index;
      if (this.#parts.leaveOut.includes(index)) continue;
      const compared = await this.#do(line);
      if (compared) yield { line: index, ...compared };
    }
  }

  #do(line: Line): Promise<Omit<Comparison, 'line'> | undefined> {
    switch (line.kind) {
      case 'http':
        return this.#request(line);
      case 'ws_open':
        return this.#open(line.clientId);
      case 'ws_send':
        return this.#send(stringifyJson(line.data));
      case 'ws_send_raw':
        return this.#send(line.data);
      case 'ws_recv':
        return this.#receive(line);
      case 'ws_recv_bin':
        return this.#receiveBinary(line);
      case 'ws_closed':
        return this.#closed(line);
      case 'note':
        return Promise.resolve(undefined);
    }
  }

  async #request(line: HttpLine): Promise<Omit<Comparison, 'line'> | undefined> {
    if (line.note === LOOK) return this.#look(line);
    return this.#compareReply(line);
  }

  /** Asked again until it answers as recorded: when it was asked is nobody's doing. That there was nothing yet tells nothing. */
  async #look(line: HttpLine): Promise<Omit<Comparison, 'line'> | undefined> {
    if (isRecord(line.body) && Object.keys(line.body).length === 0) return undefined;
    for (let look = 1; ; look += 1) {
      const compared = await this.#compareReply(line);
      if (look === MAX_LOOKS || isDeepStrictEqual(compared.recorded, compared.simulated)) return compared;
      await delay(LOOK_EVERY_MS);
    }
  }

  async #compareReply(line: HttpLine) {
    if (line.path === '/prompt' && line.method === 'POST') await this.#untilQueueIs(this.#remainingBefore());
    if (line.note?.includes('after the file was deleted')) await this.#parts.simulator.faults.deleteOutputs();
    const recipe = recipes[`${line.method} ${line.path} ${line.note}`]?.(
      new URL(this.#parts.simulator.url).port,
    );
    const reply = await this.#fetch(line, recipe);
    const type = reply.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await reply.arrayBuffer());
    const body = type.startsWith('application/json') ? parseJson(bytes.toString()) : bytes;
    this.#learnPrompt(line.body, body);
    const describes = /^\/(object_info|models|system_stats)/.test(line.path);
    const compare = describes ? shapeOf : (value: unknown) => normalise(value, this.#ids);
    const isJson = (line.headers['Content-Type'] ?? '').startsWith('application/json');
    return {
      recorded: {
        status: line.status,
        type: line.headers['Content-Type'] ?? '',
        body: isJson ? compare(line.body) : sizeClass(line),
      },
      simulated: {
        status: reply.status,
        type,
        body: Buffer.isBuffer(body) ? sizeOf(body, line) : compare(body),
      },
    };
  }

  #fetch(line: HttpLine, recipe: Recipe | undefined): Promise<Response> {
    const path = [...this.#ids].reduce((text, [recorded, mine]) => text.replace(recorded, mine), line.path);
    const query = line.query ?? recipe?.query ?? (path === '/view' ? this.#lastSaved() : {});
    const search = new URLSearchParams(query).toString();
    const body = line.req ? stringifyJson(withIds(line.req, this.#ids)) : (formOf(line.form) ?? recipe?.body);
    return fetch(`${this.#parts.simulator.url}${path}${search && `?${search}`}`, {
      method: line.method,
      ...(body !== undefined && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : body }),
      ...(recipe?.headers && { headers: recipe.headers }),
    });
  }

  /** Where a recording leaves out which picture it looked at, it was the first one saved. */
  #lastSaved(): Record<string, string> {
    const saved = this.#lines.find((line) => line.kind === 'ws_recv' && line.data.type === 'executed');
    const filename = /"filename":"([^"]+)"/.exec(stringifyJson(saved))?.[1] ?? '';
    return { filename, type: 'output', subfolder: '' };
  }

  async #open(clientId: string | null): Promise<undefined> {
    const next = this.#lines.slice(this.#line + 1).find((line) => line.kind === 'ws_recv');
    await this.#untilQueueIs(queueRemaining(next));
    await this.#letMissedStepsHappen(clientId);
    const socket = new ReplaySocket(this.#parts.simulator.url, clientId);
    this.#sockets.push(socket);
    await socket.opened();
  }

  #send(text: string): Promise<undefined> {
    this.#sockets.at(-1)?.send(text);
    return Promise.resolve(undefined);
  }

  async #receive(line: ReceivedLine) {
    this.#letHappen(line);
    if (line.data.type === 'status') this.#letOthersHear();
    const { type, data } = await this.#socketOf(line.clientId).next(queueRemaining(line));
    if (typeof line.data.data['sid'] === 'string') this.#ids.set(line.data.data['sid'], String(data['sid']));
    return {
      recorded: normalise(line.data, this.#ids),
      simulated: normalise({ type, data }, this.#ids),
    };
  }

  async #receiveBinary(line: Extract<Line, { kind: 'ws_recv_bin' }>) {
    if (line.event === TEXT) this.#allow(this.#prompts.at(-1) ?? '', textNode(line.b64_64), Infinity);
    const { type, bytes } = await this.#socketOf(line.clientId).next(undefined);
    // The image's own header differs from encoder to encoder.
    const headerLength = line.event === TEXT ? 64 : 8;
    const header = (buffer: Buffer | undefined) => buffer?.subarray(0, headerLength).toString('hex');
    return {
      recorded: { type: `binary ${line.event}`, header: header(Buffer.from(line.b64_64, 'base64')) },
      simulated: { type, header: header(bytes) },
    };
  }

  async #closed(line: Extract<Line, { kind: 'ws_closed' }>) {
    const socket = this.#sockets.find(({ clientId }) => clientId === line.clientId);
    if (!socket) throw new Error('no such socket is open');
    this.#sockets.splice(this.#sockets.indexOf(socket), 1);
    const leftovers = await socket.leftovers();
    if (line.code === 1006) await this.#parts.simulator.faults.restart();
    else await socket.close();
    return {
      recorded: { code: line.code ?? 'by the client', leftovers: [] },
      simulated: {
        code: line.code === null ? 'by the client' : await socket.closed,
        leftovers: line.note === 'unread' ? [] : leftovers,
      },
    };
  }

  /** Of several with the same id, the newest hears. */
  #socketOf(clientId: string | null): ReplaySocket {
    const socket = this.#sockets.findLast((candidate) => candidate.clientId === clientId);
    if (!socket) throw new Error('no such socket is open');
    return socket;
  }

  /** Opens the gate for what the expected message tells of. */
  #letHappen({ data: { type, data } }: ReceivedLine): void {
    const promptId = this.#ids.get(String(data['prompt_id'])) ?? String(data['prompt_id']);
    if (type === 'execution_error' || type === 'execution_interrupted')
      this.#allow(promptId, data['node_id'], Infinity);
    if (type === 'executed') this.#allow(promptId, data['node'], Infinity);
    if (type !== 'progress_state' || !isRecord(data['nodes'])) return;
    for (const [id, node] of Object.entries(data['nodes'])) {
      if (!isRecord(node)) continue;
      if (node['state'] === 'finished') this.#allow(promptId, id, Infinity);
      else if (Number(node['value']) > 0 || id.includes('.'))
        this.#allow(promptId, id.split('.')[0], Number(node['value']));
      if (id.includes('.')) this.#allow(promptId, id.split('.')[0], Infinity);
    }
  }

  /** What other sockets hear before this one's next request: that one client is told first says nothing. */
  #letOthersHear(): void {
    const following = this.#lines.slice(this.#line + 1);
    const end = following.findIndex((line) => !line.kind.startsWith('ws_recv'));
    for (const line of following.slice(0, end)) if (line.kind === 'ws_recv') this.#letHappen(line);
  }

  #allow(promptId: string, nodeId: unknown, step: number): void {
    this.#parts.gate.allow(promptId, String(nodeId), step);
  }

  /** The steps between what this client last heard and what it will hear next. */
  async #letMissedStepsHappen(clientId: string | null): Promise<void> {
    const next = this.#lines
      .slice(this.#line + 1)
      .find((line) => line.kind === 'ws_recv' && line.clientId === clientId && line.data.type === 'progress');
    if (next?.kind !== 'ws_recv') return;
    const { prompt_id: recorded, node, value } = next.data.data;
    const promptId = this.#ids.get(String(recorded));
    if (promptId === undefined) return;
    this.#allow(promptId, node, Number(value) - 1);
    await this.#parts.gate.reached(promptId, String(node), Number(value));
  }

  /** How long the queue must be before the prompt that is sent now. */
  #remainingBefore(): number | undefined {
    const line = this.#lines[this.#line];
    if (line?.kind !== 'http' || line.status !== 200) return undefined;
    const status = this.#lines.slice(this.#line + 1).find((next) => queueRemaining(next) !== undefined);
    const remaining = queueRemaining(status);
    const isItsOwn = status?.kind === 'ws_recv' && status.data.data['sid'] === undefined;
    return isItsOwn && remaining !== undefined && remaining > 0 ? remaining - 1 : undefined;
  }

  async #untilQueueIs(remaining: number | undefined): Promise<void> {
    if (remaining === undefined) return;
    for (let now = await this.#remaining(); now > remaining; now = await this.#remaining()) {
      for (const promptId of this.#prompts.filter((id) => !this.#isMentionedLater(id)))
        this.#parts.gate.free(promptId);
    }
  }

  async #remaining(): Promise<number> {
    const reply = await fetch(`${this.#parts.simulator.url}/prompt`);
    return Number(/\d+/.exec(await reply.text())?.[0]);
  }

  #isMentionedLater(promptId: string): boolean {
    return this.#lines.slice(this.#line + 1).some((line) => this.#isAbout(line, promptId));
  }

  #isAbout(line: Line, promptId: string): boolean {
    if (line.kind !== 'ws_recv') return false;
    const recorded = String(line.data.data['prompt_id']);
    return (this.#ids.get(recorded) ?? recorded) === promptId;
  }

  #learnPrompt(recorded: unknown, mine: unknown): void {
    if (!isRecord(recorded) || !isRecord(mine)) return;
    if (typeof recorded['prompt_id'] !== 'string' || typeof mine['prompt_id'] !== 'string') return;
    this.#ids.set(recorded['prompt_id'], mine['prompt_id']);
    this.#prompts.push(mine['prompt_id']);
  }
}

const TEXT = 3;
/** The note of a request whose answer depends on when it is asked. */
const LOOK = 'look';
const LOOK_EVERY_MS = 20;
const MAX_LOOKS = 100;

/** The node a text frame is from. */
function textNode(base64: string): string {
  const frame = Buffer.from(base64, 'base64');
  return frame.subarray(8, 8 + frame.readUInt32BE(4)).toString();
}

function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withIds(item, ids)]));
}

function formOf(fields: HttpLine['form']): FormData | undefined {
  if (!fields) return undefined;
  const form = new FormData();
  for (const field of fields) {
    if ('value' in field) form.set(field.name, field.value);
    else form.set(field.name, new Blob([Buffer.from(field.base64, 'base64')]), field.filename);
  }
  return form;
}

/** Binary replies are compared by being there at all; texts by their words. */
function sizeClass(line: HttpLine): unknown {
  if (typeof line.body === 'string') return line.body;
  return isRecord(line.body) && line.body['bin_len'] === 0 ? 'empty' : 'bytes';
}

function sizeOf(body: Buffer, line: HttpLine): unknown {
  if (typeof line.body === 'string') return body.toString();
  return body.length === 0 ? 'empty' : 'bytes';
}
