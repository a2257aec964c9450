import type { Generation } from '@charhub/machines';
import {
  createDialogActors,
  type DialogActor,
  type DialogActors,
  type DialogListeners,
  type DialogTarget,
} from './dialog-actors.ts';

/** All dialogs of one provider. It knows no machine: each component brings the group of its own. */
export interface Dialogs extends DialogListeners {
  readonly generation: Generation;
  readonly groups: Set<Pick<DialogActors<DialogTarget, DialogActor>, 'isPreparing' | 'stop'>>;
}

/** The dialogs of one machine; of one provider the same ones at each call. */
export type DialogGroup<Target extends DialogTarget, Actor extends DialogActor> = (
  dialogs: Dialogs,
) => DialogActors<Target, Actor>;

/**
 * To be called beside a component, with what makes its actors. Only a page that has the component has its machine, too:
 *
 * ```ts
 * const avatarDialogs = dialogGroup((generation) => {
 *   const machine = provideAvatar(generation);
 *   return (input: AvatarInput) => createActor(machine, { input, ...generation.actorOptions });
 * });
 * ```
 */
export function dialogGroup<Target extends DialogTarget, Actor extends DialogActor>(
  provide: (generation: Generation) => (target: Target) => Actor,
): DialogGroup<Target, Actor> {
  const known = new WeakMap<Dialogs, DialogActors<Target, Actor>>();
  return (dialogs) => {
    const held = known.get(dialogs);
    if (held !== undefined) return held;
    const group = createDialogActors<Target, Actor>(provide(dialogs.generation), dialogs);
    known.set(dialogs, group);
    dialogs.groups.add(group);
    return group;
  };
}
