import * as z from 'zod/mini';
import { GenerationError } from '../contract/index.ts';

/**
 * Data that fits the schema, without the fields it does not know. Throws `protocol` naming the place and what was
 * expected there, such as `GET /x: data.state should be one of queued, running, but is "odd"`.
 */
export function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  data: unknown,
  where: string,
): z.output<Schema> {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const details = result.error.issues.slice(0, 10).map((issue) => describe(issue, data));
  throw new GenerationError({
    code: 'protocol',
    message: `${where}: ${details[0] ?? 'does not fit'}`,
    details,
  });
}

function describe(issue: z.core.$ZodIssue, data: unknown): string {
  const value = issue.path.reduce<unknown>(at, data);
  const place = issue.path.length === 0 ? 'the answer' : issue.path.map(String).join('.');
  return `${place} should be ${expected(issue)}, but is ${shown(value)}`;
}

function at(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return `valid (${issue.code})`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return /^\s*</.test(value) ? 'HTML' : JSON.stringify(value.slice(0, 80));
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}
