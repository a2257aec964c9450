import { provideCharacterCreation } from '@charhub/machines';
import { createActor } from 'xstate';
import { dialogGroup, type DialogGroup } from '../generation-provider/dialog-group.ts';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';

/** There is one creation at a time, of a character that has no id yet. */
export const newCharacter = { kind: 'avatar', characterId: '' } as const;

type NewCharacter = typeof newCharacter;

export const creationDialogs: DialogGroup<NewCharacter, CharacterCreationActor> = /*#__PURE__*/ dialogGroup<
  NewCharacter,
  CharacterCreationActor
>((generation) => {
  const machine = provideCharacterCreation(generation);
  return () => createActor(machine, generation.actorOptions);
});
