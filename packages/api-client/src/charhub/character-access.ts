import type { CharacterAccess, GenerationClient } from '../contract/index.ts';
import {
  GenerationError,
  isGenerationError,
  OFFICIAL_CHARACTER_ISSUE_URL,
  OFFICIAL_USER_ID,
} from '../contract/index.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { CharacterReply } from './replies.ts';

/** Who uses the client: the id and role the host's session has. */
export interface GenerationUser {
  readonly id: string;
  /** `ADMIN` may change official characters. */
  readonly role: string;
}

/** Owner, or administrator on an official character. Without a known user the server is left to decide. */
export function characterAccess(
  http: Http,
  urls: AbsoluteUrls,
  getUser: () => GenerationUser | null,
): GenerationClient['getAccess'] {
  return async (characterId, options) => {
    const { data } = await http.send('GET', path`/characters/${characterId}`, CharacterReply, options);
    const user = getUser();
    const isOfficial = data.userId === OFFICIAL_USER_ID;
    const canEdit = user === null || user.id === data.userId || (isOfficial && user.role === 'ADMIN');
    const avatarUrl = typeof data.avatar === 'string' ? urls.url(data.avatar) : null;
    return { characterId, name: nameOf(data), canEdit, isOfficial, avatarUrl };
  };
}

/**
 * Runs a call that changes a character. When the server forbids it and the character is an official one, the error
 * says that only administrators may change it and where that is discussed.
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
    const access = await getAccess(characterId).catch(() => null);
    if (access?.isOfficial !== true) throw error;
    throw new GenerationError(
      {
        ...error.toJSON(),
        message: 'This is an official CharHub character: only administrators may change it',
        details: [...error.details, OFFICIAL_CHARACTER_ISSUE_URL],
      },
      { cause: error },
    );
  }
}

function nameOf({ name, firstName, lastName }: CharacterReply['data']): string {
  return name ?? [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
}
