import type { CharacterProfile } from '../contract/index.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { HostCharacter } from './replies.ts';

/** A character as the contract has it, from the host's shape. */
export function toProfile(id: string, data: HostCharacter, urls: AbsoluteUrls): CharacterProfile {
  return {
    id: data.id ?? id,
    userId: data.userId,
    name: nameOf(data),
    firstName: data.firstName ?? '',
    lastName: data.lastName ?? null,
    age: data.age ?? null,
    gender: data.gender ?? 'UNKNOWN',
    species: data.species?.name ?? null,
    style: data.style ?? 'ANIME',
    visibility: data.visibility ?? 'PRIVATE',
    physicalCharacteristics: data.physicalCharacteristics ?? null,
    personality: data.personality ?? null,
    history: data.history ?? null,
    avatarUrl: typeof data.avatar === 'string' ? urls.url(data.avatar) : null,
    permissions: data.permissions ?? null,
  };
}

/** How a character is called. */
export function nameOf({ name, firstName, lastName }: HostCharacter): string {
  return name ?? [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
}
