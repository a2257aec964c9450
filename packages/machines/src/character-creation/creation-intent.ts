import type { KeyValueStorage } from '../create-generation/job-storage.ts';

/** The wish for a character, from the click until its pictures were seen. */
export interface CreationIntent {
  readonly key: string;
  readonly description: string;
  /** Whether a picture belongs to it, which cannot be stored. */
  readonly hasPicture: boolean;
  /** Null until the character is known to be stored. */
  readonly characterId: string | null;
}

/** Remembers the creation of this user that is under way, over reloads where there is a storage. No method throws. */
export interface CreationIntentStore {
  load(): CreationIntent | null;
  save(intent: CreationIntent): void;
  clear(): void;
}

export function createCreationIntentStore(
  storage: KeyValueStorage | null,
  userId: string,
): CreationIntentStore {
  const name = `charhub-character-creation:${userId}`;
  const write = (value: CreationIntent | null) => {
    try {
      storage?.setItem(name, JSON.stringify(value));
    } catch {
      // A full or forbidden storage costs the memory of a reload, not the character.
    }
  };
  return {
    load: () => {
      try {
        return parseIntent(JSON.parse(storage?.getItem(name) ?? 'null'));
      } catch {
        return null;
      }
    },
    save: write,
    clear: () => {
      write(null);
    },
  };
}

/** Storage may hold what an older version, or somebody else, wrote. */
function parseIntent(value: unknown): CreationIntent | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('key' in value && 'description' in value && 'hasPicture' in value && 'characterId' in value))
    return null;
  const { key, description, hasPicture, characterId } = value;
  if (typeof key !== 'string' || typeof description !== 'string' || typeof hasPicture !== 'boolean')
    return null;
  if (characterId !== null && typeof characterId !== 'string') return null;
  return { key, description, hasPicture, characterId };
}
