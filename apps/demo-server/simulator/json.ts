const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARK = '\u0000bigint:';
const MARKED = /"\\u0000bigint:(-?\d+)"/g;

/** Like `JSON.parse`, but whole numbers that a JavaScript number cannot hold become bigints, as Python keeps them. Throws a `SyntaxError`. */
export function parseJson(text: string): unknown {
  const marked = text.replace(TOKEN, (token) =>
    isUnsafeInteger(token) ? `"\\u0000bigint:${token}"` : token,
  );
  const reviver = (_key: string, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;
  const parsed: unknown = JSON.parse(marked, reviver);
  return parsed;
}

/** The counterpart of `parseJson`: bigints are written as plain numbers. */
export function stringifyJson(value: unknown): string {
  const replacer = (_key: string, item: unknown) => (typeof item === 'bigint' ? `${MARK}${item}` : item);
  return JSON.stringify(value, replacer).replace(MARKED, '$1');
}

/** As `json.dumps` writes it: nothing but ASCII, so that it fits a PNG text chunk. */
export function stringifyAsciiJson(value: unknown): string {
  return stringifyJson(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUnsafeInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}
