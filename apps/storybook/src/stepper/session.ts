import { GenerationError, JobSnapshot, type GenerationErrorCode } from '@charhub/api-client/contract';
import { eventsOf, machineModel } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import { z } from 'zod';

/** Time that passes, as a step among the events. */
export const waitType = '@clock.wait';

/** What was done with one machine, from its start. */
export interface Session {
  /** The name of the machine's model. */
  readonly machine: string;
  /** Place among the inputs of its driver, or an input of somebody's own. */
  readonly input: number | Readonly<Record<string, unknown>>;
  /** The keys that intents got, in order; empty for those of the model. */
  readonly keys: readonly string[];
  /** Events, and `{ type: '@clock.wait', milliseconds }`. */
  readonly steps: readonly AnyEventObject[];
}

/** What is wrong with a text that should be a session, a file or an event. */
export class InvalidSession extends Error {}

/** An event with a type; a job it brings must be a whole one. */
const eventSchema = z.looseObject({ type: z.string().min(1) }).check(({ value, issues }) => {
  for (const field of ['job', 'snapshot']) {
    const job = value[field];
    if (job === undefined || job === null) continue;
    const parsed = JobSnapshot.safeParse(job);
    if (!parsed.success) {
      issues.push({
        code: 'custom',
        input: job,
        path: [field],
        message: parsed.error.issues[0]?.message ?? '',
      });
    }
  }
});

const errorCodes = [
  'forbidden',
  'unauthorized',
  'insufficient-credits',
  'validation',
  'not-found',
  'avatar-required',
  'conflict',
  'rejected',
  'unconfirmed',
  'rate-limited',
  'unavailable',
  'server',
  'network',
  'timeout',
  'aborted',
  'protocol',
] as const satisfies readonly GenerationErrorCode[];

/** An actor's failure is thrown as an error and written as data. */
export function revived(event: AnyEventObject): AnyEventObject {
  const error: unknown = event['error'];
  const isThrown = event.type.startsWith('xstate.error.') && typeof error === 'object' && error !== null;
  if (!isThrown || error instanceof Error || !('code' in error)) return event;
  const code = errorCodes.find((each) => each === error.code) ?? 'protocol';
  const message = 'message' in error ? String(error.message) : code;
  return { ...event, error: new GenerationError({ code, message }) };
}

export const sessionSchema = z.object({
  machine: z.string(),
  input: z.union([z.number().int().min(0), z.record(z.string(), z.unknown())]),
  keys: z.array(z.string()).default([]),
  steps: z.array(eventSchema),
});

const codedSchema = z.tuple([
  z.string(),
  sessionSchema.shape.input,
  z.array(z.union([z.number().int().min(0), eventSchema])),
  z.array(z.string()).optional(),
]);

/** A session in letters, digits, `-` and `_`, so that it fits an address. Events of the model are only numbered. */
export function encodeSession({ machine, input, keys, steps }: Session): string {
  const known = eventsOf(machineModel(machine)).map((event) => JSON.stringify(event));
  const coded = steps.map((step) => {
    const index = known.indexOf(JSON.stringify(step));
    return index < 0 ? step : index;
  });
  const parts = keys.length === 0 ? [machine, input, coded] : [machine, input, coded, keys];
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Throws `InvalidSession` for what no stepper has written. */
export function decodeSession(text: string): Session {
  const [machine, input, coded, keys = []] = parse(codedSchema, readJson(fromBase64(text)));
  const known = eventsOf(modelOf(machine));
  const steps = coded.map((step) => {
    if (typeof step !== 'number') return revived(step);
    const event = known[step];
    if (event === undefined) throw new InvalidSession('A step of this link is not known any more.');
    return event;
  });
  return { machine, input, keys, steps };
}

/** Reads what a person has typed as an event. Throws `InvalidSession` with the reason. */
export function parseEvent(text: string): AnyEventObject {
  return revived(parse(eventSchema, readJson(text)));
}

/** Throws `InvalidSession` with the first thing that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw new InvalidSession(`${place}${issue?.message ?? 'not valid'}`);
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidSession(error instanceof Error ? error.message : 'not JSON');
  }
}

function modelOf(name: string) {
  try {
    return machineModel(name);
  } catch {
    throw new InvalidSession(`No machine is called ${name}.`);
  }
}

function fromBase64(text: string): string {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch {
    throw new InvalidSession('This link is damaged.');
  }
}
