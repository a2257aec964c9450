/** A copy in which every number has at most six significant digits: more says nothing and fills the diffs. */
export function significant<T>(value: T): T;
export function significant(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map((item) => significant<unknown>(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, significant<unknown>(item)]));
  }
  return value;
}
