import { OFFICIAL_CHARACTER_ISSUE_URL, type CharacterAccess } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { useMessages } from '../locales/index.ts';

/** Who may change this character's pictures, said before anything is chosen. */
export function EditRefusal({ access }: { readonly access: CharacterAccess }): ReactElement {
  const { t } = useMessages();
  return (
    <>
      {access.isOfficial ? t('forbidden.official') : t('forbidden.other')}{' '}
      {access.isOfficial && (
        <a
          href={OFFICIAL_CHARACTER_ISSUE_URL}
          target="_blank"
          rel="noreferrer"
          className="ch:text-accent ch:underline ch:underline-offset-4"
        >
          {t('forbidden.why')}
        </a>
      )}
    </>
  );
}
