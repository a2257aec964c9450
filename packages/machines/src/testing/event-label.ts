import type { AnyEventObject } from 'xstate';

/** The fields that tell two events of one type apart, in the order in which a person would name them. */
const telling = [
  'state',
  'code',
  'status',
  'connection',
  'jobKey',
  'view',
  'views',
  'percent',
  'prompt',
  'canEdit',
  'avatarUrl',
  'announce',
  'name',
];

/** An event in a few words: its type, and what of its payload tells it apart, such as `job.changed (running, live)`. */
export function eventLabel({ type, ...payload }: AnyEventObject): string {
  const words = telling.flatMap((field) => wordsOf(payload, field)).slice(0, 3);
  const name = nameOf(type);
  if (words.length === 0 && 'output' in payload)
    words.push(shortened(JSON.stringify(payload['output']) ?? 'nothing'));
  return words.length === 0 ? name : `${name} (${words.join(', ')})`;
}

/** The events with labels of which no two are equal. */
export function labelEvents<Event extends AnyEventObject>(
  events: readonly Event[],
): readonly { readonly label: string; readonly event: Event }[] {
  const used = new Map<string, number>();
  return events.map((event) => {
    const label = eventLabel(event);
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    return { label: count === 1 ? label : `${label} #${String(count)}`, event };
  });
}

/** `xstate.done.actor.findJob` as people say it: `findJob done`. */
function nameOf(type: string): string {
  const answer = /^xstate\.(done|error)\.actor\.(.+)$/.exec(type);
  if (answer !== null) return `${answer[2] ?? ''} ${answer[1] === 'done' ? 'done' : 'failed'}`;
  const delay = /^xstate\.after\.(.+?)\.([^.]+)\.?(.*)$/.exec(type);
  return delay === null ? type : `after ${delay[1] ?? ''}`;
}

function wordsOf(value: unknown, field: string, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 2) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === field ? said(field, inner) : wordsOf(inner, field, depth + 1),
  );
}

function said(field: string, value: unknown): string[] {
  if (field === 'avatarUrl') return value === null ? ['no avatar'] : [];
  if (typeof value === 'string') return value === '' || value === 'GenerationError' ? [] : [shortened(value)];
  if (typeof value === 'number') return [`${String(value)}${field === 'percent' ? ' %' : ''}`];
  if (field === 'canEdit' && value === false) return ['may not edit'];
  if (field === 'announce' && value === true) return ['announced'];
  if (field === 'views' && Array.isArray(value)) return [value.length === 0 ? 'none' : value.join('+')];
  return [];
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
