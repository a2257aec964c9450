import type { AnyEventObject, CallbackActorLogic, NonReducibleUnknown, PromiseActorLogic } from 'xstate';
import { fromCallback, fromPromise } from 'xstate';

/** A place for a promise actor, filled by `.provide({ actors })`. Left empty it fails by name. */
export function promiseSlot<Output, Input extends NonReducibleUnknown>(
  name: string,
): PromiseActorLogic<Output, Input> {
  return fromPromise<Output, Input>(() => Promise.reject(new Error(`The actor "${name}" is not provided`)));
}

/** A place for a callback actor, filled by `.provide({ actors })`. Left empty it says nothing. */
export function callbackSlot<
  Received extends AnyEventObject,
  Input extends NonReducibleUnknown,
>(): CallbackActorLogic<Received, Input> {
  return fromCallback<Received, Input>(() => undefined);
}
