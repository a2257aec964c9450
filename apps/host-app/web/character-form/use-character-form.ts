import { useState } from 'react';
import type { Character } from '../character.ts';

export interface CharacterForm {
  readonly firstName: string;
  readonly avatar: string | null;
  readonly isDirty: boolean;
  readonly updateField: (field: 'firstName' | 'avatar', value: string | null) => void;
}

interface Fields {
  readonly firstName: string;
  readonly avatar: string | null;
}

/** Begins anew with each answer, whatever was typed, and makes a new state for each update, equal or not. */
export function useCharacterForm(character: Character | undefined): CharacterForm {
  const [fields, setFields] = useState<Fields>({ firstName: '', avatar: null });
  const [isDirty, setDirty] = useState(false);
  const { firstName = '', avatar = null } = character ?? {};
  const [filledFrom, setFilledFrom] = useState(fields);

  if (filledFrom.firstName !== firstName || filledFrom.avatar !== avatar) {
    setFilledFrom({ firstName, avatar });
    setFields({ firstName, avatar });
    setDirty(false);
  }

  return {
    ...fields,
    isDirty,
    updateField: (field, value) => {
      setFields((held) => ({ ...held, [field]: value }));
      setDirty(true);
    },
  };
}
