import type { AnyEventObject } from 'xstate';
import type { MachineModel } from './explore-machine.ts';

/** Who is outside the machine, and so can speak at any time. */
const outsiders: ReadonlySet<string> = new Set(['person', 'host', 'page', 'dialog', 'registry']);

/** What is read of a snapshot to know who could speak. */
interface WithChildren {
  readonly children: Readonly<Record<string, unknown>>;
}

/** Whether somebody who sends this event is there: outside, or as a running actor. Time is always there. */
export function hasSender(
  { senders }: Pick<MachineModel, 'senders'>,
  { children }: WithChildren,
  { type }: AnyEventObject,
): boolean {
  if (type.startsWith('xstate.after.')) return true;
  const answered = answeringActor(type);
  if (answered !== null) return children[answered] !== undefined;
  return sendersOf({ senders }, type).some((name) => outsiders.has(name) || children[name] !== undefined);
}

/** Everybody who sends this type of event: `clock`, the answering actor, or those whom the model names. */
export function sendersOf({ senders }: Pick<MachineModel, 'senders'>, type: string): readonly string[] {
  if (type.startsWith('xstate.after.')) return ['clock'];
  const answered = answeringActor(type);
  if (answered !== null) return [answered];
  return Object.keys(senders).filter((name) => senders[name]?.includes(type));
}

/** The id of the actor whose end this event tells of; null for any other event. */
export function answeringActor(type: string): string | null {
  return /^xstate\.(?:done|error)\.actor\.(.+)$/.exec(type)?.[1] ?? null;
}
