import type { AnyActorRef } from 'xstate';
import { assign, emit, sendTo } from 'xstate';
import type { FollowJobCommand } from './dialog-actors.ts';
import type {
  GenerationDialogContext,
  GenerationDialogEmitted,
  GenerationDialogEvent,
} from './generation-dialog.types.ts';

/**
 * An action that fits every machine whose context is at least a dialog's. Declared as a method, because XState's own
 * type of an action fits the one machine it was made for.
 */
export type DialogAction<Params> = {
  run(args: { context: GenerationDialogContext }, params: Params): void;
}['run'];

/** What of a dialog's context may change. */
export type DialogChange = Partial<Omit<GenerationDialogContext, 'kind' | 'characterId'>>;

type Params = object | undefined;
type Context = GenerationDialogContext;
type Event = GenerationDialogEvent;

/** Changes what every dialog knows; what only one of them knows stays. */
export function change<P extends Params = undefined>(
  next: (context: Context, params: P) => DialogChange,
): DialogAction<P> {
  return assign<Context, Event, Params & P, Event, never>(({ context }, params) => next(context, params));
}

/** Tells the component. */
export function tell<P extends Params = undefined>(
  event: (params: P) => GenerationDialogEmitted,
): DialogAction<P> {
  return emit<Context, Event, Params & P, Event, GenerationDialogEmitted>((_, params) => event(params));
}

/** Asks something of the registry's `followJob` actor, or of `loadTerms`. */
export function order<Actor extends 'followJob' | 'loadTerms'>(
  actor: Actor,
  command: (context: Context) => Actor extends 'followJob' ? FollowJobCommand : { type: 'terms.refresh' },
): DialogAction<undefined> {
  return sendTo<Context, Event, undefined, AnyActorRef, Event>(actor, ({ context }: { context: Context }) =>
    command(context),
  );
}
