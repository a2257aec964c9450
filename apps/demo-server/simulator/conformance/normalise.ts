import { isRecord } from '../json.ts';

/** What two runs may differ in: times, ids, sizes, counters, paths, and this machine's lists of models. */
export function normalise(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  return walk(value, '');

  function walk(item: unknown, key: string): unknown {
    if (Array.isArray(item)) return walkList(item, key);
    if (isRecord(item)) return walkRecord(item, key);
    if (typeof item === 'string') return normaliseText(ids.get(item) ?? item, key);
    return VOLATILE_NUMBERS.has(key) ? typeof item : item;
  }

  function walkList(list: readonly unknown[], key: string): unknown {
    if (key === 'traceback') return ['traceback'];
    if (key === 'input_config') return ['config'];
    // The first item of a prompt is its number: only its side of zero counts.
    const isPrompt = list.length === 5 && typeof list[0] === 'number';
    const items = list.map((item, index) =>
      isPrompt && index === 0 ? Math.sign(Number(item) + 0.5) : walk(item, key),
    );
    return UNORDERED.has(key)
      ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : items;
  }

  function walkRecord(record: Readonly<Record<string, unknown>>, key: string): unknown {
    if (key === 'current_inputs') return Object.keys(record).sort();
    const entries = Object.entries(record).map(([name, item]) => [ids.get(name) ?? name, walk(item, name)]);
    return Object.fromEntries(entries);
  }
}

const VOLATILE_NUMBERS = new Set(['timestamp', 'number']);
const UNORDERED = new Set(['errors', 'current_outputs']);

function normaliseText(text: string, key: string): string {
  const withoutCounters = text
    .replace(/_\d{5}_\.png$/, '_#_.png')
    .replace(/ComfyUI_temp_[a-z]{5}/, 'ComfyUI_temp_#');
  if (key === 'exception_message') {
    return withoutCounters
      .replace(/is not allowed\.\n[^]*$/, 'is not allowed.')
      .replace(/'\/[^']*'/, "'path'");
  }
  return key === 'details' ? withoutCounters.replace(/not in \[.*\]$/, 'not in [options]') : withoutCounters;
}

/** Only which fields there are, and of what type; for descriptions of the installation. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (!isRecord(value)) return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !DESCRIPTIONS.has(name))
      .map(([name, item]) => [name, shapeOf(item)]),
  );
}

/** Texts for people that the recorded definitions leave out. */
const DESCRIPTIONS = new Set(['tooltip', 'output_tooltips', 'description']);
