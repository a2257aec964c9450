import type { CharacterAccess, GenerationErrorData, PermissionRefusal } from '@charhub/api-client/contract';
import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import type { MessageFormatter } from '../locales/index.ts';

/** Who may change a character whose pictures the caller may not. */
export interface EditRefusal {
  /** In a sentence. */
  readonly text: string;
  /** Where the rule is explained; null where there is no such page. */
  readonly issueUrl: string | null;
}

/** Why a character may not be changed; null when it may, or nothing is known against it. */
export function editRefusal(
  messages: MessageFormatter,
  access: CharacterAccess | null,
  error: GenerationErrorData | null = null,
): EditRefusal | null {
  const isRefused = error?.code === 'forbidden';
  if (access?.canEdit !== false && !isRefused) return null;
  // What the server said last is newer than what was asked on opening.
  const refusal = (isRefused ? error.refusal : undefined) ?? access?.refusal ?? null;
  const isOfficial = refusal === null ? access?.isOfficial === true : refusal.requires === 'administrator';
  return {
    text: isOfficial ? messages.t('forbidden.official') : textOf(messages, refusal),
    issueUrl: refusal?.issueUrl ?? (isOfficial ? OFFICIAL_CHARACTER_ISSUE_URL : null),
  };
}

function textOf({ t }: MessageFormatter, refusal: PermissionRefusal | null): string {
  if (refusal?.requires === 'sign-in') return t('forbidden.signIn');
  const name = refusal?.ownerName ?? null;
  return name === null ? t('forbidden.other') : t('forbidden.ownerNamed', { name });
}
