import { GenerationError, type GenerationErrorCode } from '@charhub/api-client/contract';
import { answeringActor, runWalk, sendersOf, type MachineModel } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';
import type { NetworkCondition } from './protocol.ts';

const codes: Partial<Record<NetworkCondition, GenerationErrorCode>> = {
  offline: 'network',
  '403': 'forbidden',
  '500': 'server',
  'comfyui-down': 'unavailable',
  lost: 'not-found',
};

const outsiders: ReadonlySet<string> = new Set(['person', 'host', 'page', 'dialog', 'registry', 'clock']);

/** How far a machine has come. */
export interface Standing {
  readonly model: MachineModel;
  readonly input: unknown;
  readonly steps: readonly AnyEventObject[];
  /** What could happen now. */
  readonly possible: readonly AnyEventObject[];
}

/**
 * What the world would say next under a condition; null when nobody asks it anything, or it has said all it would.
 * Only what leads to something new is said, so that answering comes to an end.
 */
export function networkAnswer(standing: Standing, condition: NetworkCondition): AnyEventObject | null {
  const { model, possible } = standing;
  const asked = possible.filter(
    ({ type }) =>
      answeringActor(type) !== null || sendersOf(model, type).some((sender) => !outsiders.has(sender)),
  );
  const answers = condition === 'good' || condition === 'slow' ? asked.filter(isGood) : bad(asked, condition);
  return answers.find((event) => leadsToNew(standing, event)) ?? null;
}

function bad(asked: readonly AnyEventObject[], condition: NetworkCondition): AnyEventObject[] {
  const code = codes[condition];
  if (code === undefined) return [];
  const jobs = asked.filter((event) => jobState(event) === (condition === 'lost' ? 'lost' : 'failed'));
  const errors = asked.flatMap((event) => withCode(event, code));
  // A job that ComfyUI cannot make or has lost is told of as a job; a broken way to the server as an error.
  const answers = condition === 'comfyui-down' || condition === 'lost' ? [...jobs, ...errors] : errors;
  // A registry has the job before anybody can say what becomes of it.
  return [...answers, ...asked.filter((event) => event['job'] === null)];
}

/** The same failure with another reason; nothing for what is no failure. */
function withCode(event: AnyEventObject, code: GenerationErrorCode): AnyEventObject[] {
  const error = new GenerationError({ code, message: `The stepper's network: ${code}` });
  if (event.type.startsWith('xstate.error.')) return [{ ...event, error }];
  return isFailure(event) ? [{ ...event, error: error.toJSON() }] : [];
}

function isGood(event: AnyEventObject): boolean {
  if (event.type.startsWith('xstate.error.') || 'error' in event || event.type.endsWith('.failed'))
    return false;
  if (isRefusal(event)) return false;
  const state = jobState(event);
  return state === null || state === 'running' || state === 'completed';
}

/** What is loaded and says that nothing can be done. */
function isRefusal(event: AnyEventObject): boolean {
  const access: unknown = event['access'];
  if (event['images'] === null) return true;
  if (typeof access !== 'object' || access === null) return false;
  const mayNot = 'canEdit' in access && access.canEdit === false;
  return mayNot || ('avatarUrl' in access && access.avatarUrl === null);
}

function jobState(event: AnyEventObject): string | null {
  const job: unknown = event['job'] ?? event['snapshot'];
  if (typeof job !== 'object' || job === null || !('state' in job)) return null;
  return typeof job.state === 'string' ? job.state : null;
}

function isFailure({ error }: AnyEventObject): boolean {
  return typeof error === 'object' && error !== null && 'code' in error;
}

/** Whether it leads to a situation in which the machine has not been since somebody last asked for something. */
function leadsToNew({ model, input, steps }: Standing, event: AnyEventObject): boolean {
  const events = steps.filter(({ type }) => !type.startsWith('@'));
  const at = (walked: readonly AnyEventObject[]) => {
    const snapshot = runWalk(model, { input, events: walked });
    return JSON.stringify([snapshot.value, model.situation(snapshot)]);
  };
  const asked = events.findLastIndex(({ type }) =>
    sendersOf(model, type).some((sender) => outsiders.has(sender)),
  );
  const known = new Set<string>();
  for (let length = asked + 1; length <= events.length; length++) known.add(at(events.slice(0, length)));
  return !known.has(at([...events, event]));
}
