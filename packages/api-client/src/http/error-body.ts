import * as z from 'zod/mini';
import type { CreditShortfall } from '../contract/index.ts';
import { PermissionRefusal } from '../contract/index.ts';

/** What an error answer says, whichever of the host's shapes it has. */
export interface ErrorBody {
  /** The server's own code, such as `CREDITS_INSUFFICIENT`. */
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
  readonly details: readonly string[];
  /** What is missing to pay; null when the answer has no such numbers. */
  readonly credits: CreditShortfall | null;
  /** Who would be allowed; null when the answer does not tell. */
  readonly refusal: PermissionRefusal | null;
}

const maxDetails = 100;

/**
 * Reads all error shapes of the host: `{error: {code, message, field?, details?}}`, `{error: "text"}`,
 * `{success: false, message, error: "CODE", maxSize?}`, `{success: false, message}` and
 * `{error: "text", message?, details?, path?}`, also as the bytes that a request for bytes gets. Anything else, such as
 * a proxy's HTML page, says nothing.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const outer = record(decoded(body));
  const inner = record(outer.error);
  const text = string(outer.error);
  const details = inner.details ?? outer.details;
  const credits = creditsOf(record(details)) ?? creditsOf(outer);
  const refusal = z.safeParse(PermissionRefusal, details);
  const isCode = text !== null && /^[A-Z][A-Z_]+$/.test(text);
  return {
    code: string(inner.code) ?? string(outer.code) ?? (isCode ? text : null),
    message: string(inner.message) ?? string(outer.message) ?? text,
    field: string(inner.field) ?? string(outer.field),
    // What has a field of its own is not told a second time.
    details: (credits !== null || refusal.success
      ? []
      : [...lines(details), ...limitLine(outer.maxSize)]
    ).slice(0, maxDetails),
    credits,
    refusal: refusal.success ? refusal.data : null,
  };
}

function decoded(body: unknown): unknown {
  if (!(body instanceof ArrayBuffer) && !ArrayBuffer.isView(body)) return body;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function lines(details: unknown): string[] {
  if (Array.isArray(details)) return details.flatMap((each: unknown) => lines(each));
  if (typeof details === 'string') return details === '' ? [] : [details];
  if (typeof details === 'number' || typeof details === 'boolean') return [String(details)];
  const message = string(record(details).message);
  if (message !== null) return [message];
  return Object.entries(record(details)).flatMap(([name, value]) =>
    lines(value).map((line) => `${name}: ${line}`),
  );
}

/** `{required, available, missing}`, of which the host's automated creation tells the first alone. */
function creditsOf(numbers: Readonly<Record<string, unknown>>): CreditShortfall | null {
  const { required, available, missing } = numbers;
  if (typeof required !== 'number') return null;
  return { required, available: number(available), missing: number(missing) };
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function limitLine(maxSize: unknown): string[] {
  return typeof maxSize === 'string' ? [`maxSize: ${maxSize}`] : [];
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
