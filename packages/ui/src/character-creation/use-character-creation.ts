import { useEffect } from 'react';
import { useDialog } from '../generation-provider/use-dialog.ts';
import { useLatest } from '../generation-provider/use-latest.ts';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';
import { creationDialogs, newCharacter } from './creation-dialogs.ts';

/** A character that was just stored. */
export interface CreatedCharacter {
  readonly id: string;
  readonly name: string;
}

export interface UseCharacterCreationOptions {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: ((character: CreatedCharacter) => void) | undefined;
}

/** Binds a host's props to the machine that creates characters. */
export function useCharacterCreation(options: UseCharacterCreationOptions): CharacterCreationActor {
  const { isOpen, onClose } = options;
  const latest = useLatest(options);
  const actor = useDialog(creationDialogs, newCharacter, {
    isOpen,
    onClose,
    jobKey: null,
    onComplete: undefined,
  });

  useEffect(() => {
    const subscription = actor.on('character.created', ({ characterId, name }) => {
      latest.current.onCreated?.({ id: characterId, name });
    });
    return () => subscription.unsubscribe();
  }, [actor, latest]);

  return actor;
}
