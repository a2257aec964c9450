import { eventsOf, hasSender, labelEvents, sendersOf, type MachineModel } from '@charhub/machines/testing';
import type { AnyEventObject, AnyStateMachine, SnapshotFrom } from 'xstate';
import { getNextTransitions } from 'xstate';
import type { PossibleEvent } from './protocol.ts';

type AnySnapshot = SnapshotFrom<AnyStateMachine>;

/** What is read of a transition. */
interface Edge {
  readonly eventType: string;
  readonly guard?: unknown;
}

/** The events of a model that somebody who is there could send now and that some state listens to. */
export function possibleEvents(model: MachineModel, snapshot: AnySnapshot): readonly PossibleEvent[] {
  const edges: readonly Edge[] = getNextTransitions(snapshot);
  const awaited = new Set(edges.map(({ eventType }) => eventType));
  return labelEvents(eventsOf(model)).flatMap(({ label, event }) => {
    if (!awaited.has(event.type) || !hasSender(model, snapshot, event)) return [];
    const guards = edges.filter(({ eventType }) => eventType === event.type).map(({ guard }) => guard);
    const closedBy = isOpen(snapshot, event) ? null : explain(guards, snapshot);
    return { label, event, sender: senderOf(model, event), closedBy };
  });
}

/** A delay cannot be asked of a snapshot, and always comes. */
function isOpen(snapshot: AnySnapshot, event: AnyEventObject): boolean {
  return event.type.startsWith('xstate.') || snapshot.can(event);
}

function senderOf(model: MachineModel, { type }: AnyEventObject): string {
  const senders = sendersOf(model, type);
  return senders.includes('person') ? 'person' : (senders[0] ?? 'host');
}

/** The guards that said no, and of the context what most of them look at. */
function explain(guards: readonly unknown[], snapshot: { readonly context: object }): string {
  const names = guards.map((guard) =>
    typeof guard === 'object' && guard !== null && 'type' in guard ? String(guard.type) : String(guard),
  );
  const facts = Object.entries(snapshot.context).flatMap(([name, value]: [string, unknown]) =>
    fact(name, value),
  );
  return [`${[...new Set(names)].join(', ')} says no.`, ...facts].join(' ');
}

function fact(name: string, value: unknown): string[] {
  if (name === 'access') return field(value, 'canEdit', 'may edit');
  if (name === 'quote') return field(value, 'balance', 'credits left');
  if (name === 'views' && Array.isArray(value))
    return [`Views chosen: ${value.length === 0 ? 'none' : value.join(', ')}.`];
  return name === 'jobKey' ? [`Job: ${String(value)}.`] : [];
}

function field(value: unknown, name: string, words: string): string[] {
  if (typeof value !== 'object' || value === null) return [`Not known yet: ${words}.`];
  return Object.entries(value).flatMap(([key, found]) =>
    key === name ? [`${words}: ${String(found)}.`] : [],
  );
}
