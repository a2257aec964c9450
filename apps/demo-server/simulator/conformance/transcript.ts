import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { isRecord, parseJson } from '../json.ts';

const Message = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

const FormField = z.union([
  z.object({ name: z.string(), value: z.string() }),
  z.object({ name: z.string(), filename: z.string(), base64: z.string() }),
]);
export type FormField = z.infer<typeof FormField>;

/** One line of a recording: a request with its reply, or something on a socket. */
const Line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('http'),
    method: z.enum(['GET', 'POST']),
    path: z.string(),
    /** Only where the runner recorded it; the fixtures tell it in notes. */
    query: z.record(z.string(), z.string()).optional(),
    form: z.array(FormField).optional(),
    req: z.record(z.string(), z.unknown()).nullable(),
    note: z.string().nullable(),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
  z.object({ kind: z.literal('ws_open'), clientId: z.string().nullable() }),
  z.object({ kind: z.literal('ws_send'), data: z.unknown() }),
  z.object({ kind: z.literal('ws_send_raw'), data: z.string() }),
  z.object({ kind: z.literal('ws_recv'), clientId: z.string().nullable(), data: Message }),
  z.object({
    kind: z.literal('ws_recv_bin'),
    clientId: z.string().nullable(),
    event: z.number(),
    b64_64: z.string(),
  }),
  z.object({
    kind: z.literal('ws_closed'),
    clientId: z.string().nullable(),
    code: z.number().nullable(),
    /** `unread`: the client left without waiting for the last messages. */
    note: z.literal('unread').optional(),
  }),
  z.object({ kind: z.literal('note'), text: z.string() }),
]);

export type Line = z.infer<typeof Line>;
export type HttpLine = Extract<Line, { kind: 'http' }>;
export type ReceivedLine = Extract<Line, { kind: 'ws_recv' }>;

/** One of the fixtures. */
export function readTranscript(name: string): Line[] {
  return readTranscriptFile(new URL(`../fixtures/transcripts/${name}.jsonl`, import.meta.url));
}

/** A recording's lines, each request before what it caused: it was written down when its reply came. */
function readTranscriptFile(file: string | URL): Line[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => Line.parse(parseJson(text)));
  let remaining = 0;
  let unannounced = 0;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'http' && isAcceptedPrompt(line)) unannounced += 1;
    const before = remaining;
    remaining = queueRemaining(line) ?? remaining;
    if (remaining <= before || isGreeting(line)) continue;
    const next = lines[index + 1];
    if (unannounced > 0) unannounced -= 1;
    else if (next?.kind === 'http' && isAcceptedPrompt(next)) {
      lines[index] = next;
      lines[index + 1] = line;
    }
  }
  return lines;
}

/** What the runner recorded: one prompt, whose id no other has, so that all that was told of it belongs behind it. */
export function readRecording(file: string): Line[] {
  const lines = readTranscriptFile(file);
  for (const [index, line] of lines.entries()) {
    const start = line.kind === 'http' && isAcceptedPrompt(line) ? firstNewsOf(line, lines) : -1;
    if (start >= 0 && start < index) lines.splice(start, 0, ...lines.splice(index, 1));
  }
  return lines;
}

/** Where the socket begins to tell of a prompt, which may be long before the reply to it; -1 when it never does. */
function firstNewsOf(prompt: HttpLine, lines: readonly Line[]): number {
  const id = isRecord(prompt.body) ? prompt.body['prompt_id'] : undefined;
  let start = lines.findIndex((line) => line.kind === 'ws_recv' && line.data.data['prompt_id'] === id);
  for (let before = lines[start - 1]; queueRemaining(before); before = lines[start - 1]) start -= 1;
  return start;
}

/** How long the queue is according to a `status` message. */
export function queueRemaining(line: Line | undefined): number | undefined {
  if (line?.kind !== 'ws_recv' || line.data.type !== 'status') return undefined;
  return Status.parse(line.data.data).status.exec_info.queue_remaining;
}

function isAcceptedPrompt(line: HttpLine): boolean {
  return line.path === '/prompt' && line.method === 'POST' && line.status === 200;
}

function isGreeting(line: Line): boolean {
  return line.kind === 'ws_recv' && line.data.data['sid'] !== undefined;
}

const Status = z.object({ status: z.object({ exec_info: z.object({ queue_remaining: z.number() }) }) });
