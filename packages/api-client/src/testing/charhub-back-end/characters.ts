import { OFFICIAL_USER_ID } from '../../contract/official-character.ts';

export interface CharHubUser {
  readonly id: string;
  readonly role: 'BASIC' | 'ADMIN';
}

/** Who is signed in is told by the bearer token: `admin` and `stranger` are themselves, any other is the owner. */
export const charHubUsers = {
  owner: { id: 'owner', role: 'BASIC' },
  stranger: { id: 'stranger', role: 'BASIC' },
  admin: { id: 'admin', role: 'ADMIN' },
} as const satisfies Readonly<Record<string, CharHubUser>>;

export function userOf(authorization: string | undefined): CharHubUser | null {
  if (authorization === undefined) return null;
  const token = authorization.replace(/^Bearer /, '');
  return token === 'admin' || token === 'stranger' ? charHubUsers[token] : charHubUsers.owner;
}

export interface CharHubCharacter {
  readonly id: string;
  readonly userId: string;
  readonly firstName: string;
  readonly visibility: 'PUBLIC' | 'PRIVATE';
}

/** The owner's, a stranger's, an official one, and one that is official and not public. */
const characters: readonly CharHubCharacter[] = [
  { id: 'character-1', userId: 'owner', firstName: 'Mia', visibility: 'PUBLIC' },
  { id: 'character-9', userId: 'stranger', firstName: 'Noor', visibility: 'PUBLIC' },
  { id: 'official-1', userId: OFFICIAL_USER_ID, firstName: 'Vega', visibility: 'PUBLIC' },
  { id: 'official-2', userId: OFFICIAL_USER_ID, firstName: 'Lyra', visibility: 'PRIVATE' },
];

export function characterOf(id: unknown): CharHubCharacter | undefined {
  return characters.find((character) => character.id === id);
}

export function mayEdit(user: CharHubUser, { userId }: CharHubCharacter): boolean {
  return user.id === userId || (user.role === 'ADMIN' && userId === OFFICIAL_USER_ID);
}
