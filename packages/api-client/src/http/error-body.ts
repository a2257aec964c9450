/** What an error answer says, whichever of the host's shapes it has. */
export interface ErrorBody {
  /** The server's own code, such as `CREDITS_INSUFFICIENT`. */
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
  readonly details: readonly string[];
}

const maxDetails = 100;

/**
 * Reads all error shapes of the host: `{error: {code, message, field?, details?}}`, `{error: "text"}`,
 * `{success: false, message, error: "CODE", maxSize?}`, `{success: false, message}` and
 * `{error: "text", message?, details?, path?}`. Anything else, such as a proxy's HTML page, says nothing.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const outer = record(body);
  const inner = record(outer.error);
  const text = string(outer.error);
  const isCode = text !== null && /^[A-Z][A-Z_]+$/.test(text);
  return {
    code: string(inner.code) ?? string(outer.code) ?? (isCode ? text : null),
    message: string(inner.message) ?? string(outer.message) ?? text,
    field: string(inner.field) ?? string(outer.field),
    details: [...lines(inner.details ?? outer.details), ...limitLine(outer.maxSize)].slice(0, maxDetails),
  };
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
