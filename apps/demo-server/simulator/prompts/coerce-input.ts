import { pythonType } from '../nodes/values.ts';
import { isRecord } from '../json.ts';
import {
  type InputPlace,
  notConvertible,
  notInList,
  outOfRange,
  type ValidationError,
} from './validation-error.ts';

/** The value as the node will get it, or why it cannot have it. */
export type Coerced = { readonly value: unknown } | { readonly error: ValidationError };

/** Converts a plain value as Python's `int()`, `float()`, `str()` and `bool()` would, then checks limits and lists. */
export function coerceInput(place: InputPlace, options: { skipList: boolean }): Coerced {
  const [kind, settings] = place.config;
  const converted = convert(place, kind);
  if ('error' in converted) return converted;
  const at = { ...place, value: converted.value };
  const error =
    rangeError(at, kind, settings) ?? (options.skipList ? undefined : listError(at, kind, settings));
  return error ? { error } : converted;
}

function convert(place: InputPlace, kind: unknown): Coerced {
  const { value } = place;
  if (kind === 'INT') return toInteger(place);
  if (kind === 'FLOAT') return toFloat(place);
  if (kind === 'STRING') return { value: typeof value === 'string' ? value : pythonString(value) };
  // Any text is true, also "false".
  if (kind === 'BOOLEAN')
    return { value: Boolean(value) && !(isRecord(value) && Object.keys(value).length === 0) };
  return { value };
}

function toInteger(place: InputPlace): Coerced {
  const { value } = place;
  if (typeof value === 'bigint') return { value };
  if (typeof value === 'boolean') return { value: Number(value) };
  if (typeof value === 'number') return { value: Math.trunc(value) };
  if (typeof value === 'string') {
    if (/^\s*[-+]?\d+(_\d+)*\s*$/.test(value))
      return { value: exactInteger(value.trim().replaceAll('_', '')) };
    return {
      error: notConvertible(place, 'INT', value, `invalid literal for int() with base 10: '${value}'`),
    };
  }
  const reason = `int() argument must be a string, a bytes-like object or a real number, not '${pythonType(value)}'`;
  return { error: notConvertible(place, 'INT', pythonString(value), reason) };
}

function toFloat(place: InputPlace): Coerced {
  const { value } = place;
  if (typeof value === 'number') return { value };
  if (typeof value === 'bigint' || typeof value === 'boolean') return { value: Number(value) };
  if (typeof value === 'string') {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return { value: number };
    return { error: notConvertible(place, 'FLOAT', value, `could not convert string to float: '${value}'`) };
  }
  const reason = `float() argument must be a string or a real number, not '${pythonType(value)}'`;
  return { error: notConvertible(place, 'FLOAT', pythonString(value), reason) };
}

function rangeError(place: InputPlace, kind: unknown, settings: unknown): ValidationError | undefined {
  const { value } = place;
  if (!isRecord(settings) || !isNumeric(value)) return undefined;
  const { min, max } = settings;
  const shown = (number: number | bigint) => pythonNumber(number, kind === 'FLOAT');
  if (isNumeric(min) && value < min) return outOfRange(place, 'smaller', shown(value), shown(min));
  if (isNumeric(max) && value > max) return outOfRange(place, 'bigger', shown(value), shown(max));
  return undefined;
}

function listError(place: InputPlace, kind: unknown, settings: unknown): ValidationError | undefined {
  const options = Array.isArray(kind)
    ? kind
    : kind === 'COMBO' && isRecord(settings)
      ? settings['options']
      : undefined;
  if (!Array.isArray(options) || options.some((option) => option === place.value)) return undefined;
  const shown = typeof place.value === 'string' ? `'${place.value}'` : pythonString(place.value);
  return notInList(place, shown, options);
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function exactInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text.replace('+', ''));
}

function pythonNumber(value: number | bigint, isFloat: boolean): string {
  return isFloat && Number.isInteger(Number(value)) ? `${value}.0` : String(value);
}

/** `str()` of a JSON value. */
export function pythonString(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || isNumeric(value)) return String(value);
  return JSON.stringify(value);
}
