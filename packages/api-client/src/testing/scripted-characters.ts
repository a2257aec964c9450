import type { CharacterAccess, CharacterChanges, CharacterProfile } from '../contract/index.ts';

/** The characters of a scripted client: every id is one, and those that were created or changed have texts of their own. */
export interface ScriptedCharacters {
  get(characterId: string): CharacterProfile;
  add(texts: CharacterChanges & { firstName: string }): CharacterProfile;
  change(characterId: string, changes: CharacterChanges): CharacterProfile;
}

export function createScriptedCharacters(
  accessTo: (characterId: string) => CharacterAccess,
): ScriptedCharacters {
  const texts = new Map<string, CharacterChanges>();
  let added = 0;

  function get(characterId: string): CharacterProfile {
    const { name, canEdit, refusal = null, avatarUrl } = accessTo(characterId);
    const own = texts.get(characterId);
    const [firstName = '', ...rest] = name.split(' ');
    const lastName = rest.length === 0 ? null : rest.join(' ');
    const profile = { ...plain, firstName, lastName, ...own };
    return {
      ...profile,
      id: characterId,
      userId: 'owner',
      name: [profile.firstName, profile.lastName].filter((part) => part !== null).join(' '),
      avatarUrl,
      permissions: { canEdit, refusal },
    };
  }

  function change(characterId: string, changes: CharacterChanges): CharacterProfile {
    texts.set(characterId, { ...texts.get(characterId), ...changes });
    return get(characterId);
  }

  return {
    get,
    change,
    add: (given) => change(`created-${String(++added)}`, { lastName: null, ...given }),
  };
}

const plain = {
  age: null,
  gender: 'UNKNOWN',
  species: null,
  style: 'ANIME',
  visibility: 'PRIVATE',
  physicalCharacteristics: null,
  personality: null,
  history: null,
};
