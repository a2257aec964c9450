import type {
  CharacterAccess,
  CharacterPermissions,
  GenerationClient,
  PermissionRefusal,
} from '../contract/index.ts';
import {
  GenerationError,
  isGenerationError,
  OFFICIAL_CHARACTER_ISSUE_URL,
  OFFICIAL_USER_ID,
} from '../contract/index.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { nameOf } from './character-profile.ts';
import { CharacterReply } from './replies.ts';

/** Who uses the client: the id and role the host's session has. */
export interface GenerationUser {
  readonly id: string;
  /** `ADMIN` may change official characters. */
  readonly role: string;
}

/** What the server says, else: owner, or administrator on an official character. Without a known user everybody may try. */
export function characterAccess(
  http: Http,
  urls: AbsoluteUrls,
  getUser: () => GenerationUser | null,
): GenerationClient['getAccess'] {
  return async (characterId, options) => {
    const { data } = await http.send('GET', path`/characters/${characterId}`, CharacterReply, options);
    const isOfficial = data.userId === OFFICIAL_USER_ID;
    const avatarUrl = typeof data.avatar === 'string' ? urls.url(data.avatar) : null;
    const { canEdit, refusal } = data.permissions ?? guessed(data.userId, getUser());
    return { characterId, name: nameOf(data), canEdit, isOfficial, refusal, avatarUrl };
  };
}

function guessed(userId: string, user: GenerationUser | null): CharacterPermissions {
  const isOfficial = userId === OFFICIAL_USER_ID;
  const canEdit = user === null || user.id === userId || (isOfficial && user.role === 'ADMIN');
  return { canEdit, refusal: canEdit ? null : refusalOf(isOfficial) };
}

/** Who may change a character that its caller may not. */
export function refusalOf(isOfficial: boolean): PermissionRefusal {
  return isOfficial
    ? { requires: 'administrator', ownerName: null, issueUrl: OFFICIAL_CHARACTER_ISSUE_URL }
    : { requires: 'owner', ownerName: null, issueUrl: null };
}

/**
 * Runs a call that changes a character. When the server forbids it without saying who may, the error is told apart by
 * asking for the character: of an official one it says that only administrators may change it and where that is discussed.
 */
export async function explainRefusal<T>(
  characterId: string,
  getAccess: (characterId: string) => Promise<CharacterAccess>,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isGenerationError(error) || error.code !== 'forbidden') throw error;
    const refusal = error.refusal ?? (await refusalFor(characterId, getAccess));
    if (refusal === null) throw error;
    throw new GenerationError(
      {
        ...error.toJSON(),
        refusal,
        ...(refusal.requires === 'administrator' && {
          message: 'This is an official CharHub character: only administrators may change it',
        }),
        details: [...new Set([...error.details, ...(refusal.issueUrl === null ? [] : [refusal.issueUrl])])],
      },
      { cause: error },
    );
  }
}

async function refusalFor(
  characterId: string,
  getAccess: (characterId: string) => Promise<CharacterAccess>,
): Promise<PermissionRefusal | null> {
  const access = await getAccess(characterId).catch(() => null);
  return access === null ? null : (access.refusal ?? refusalOf(access.isOfficial));
}
