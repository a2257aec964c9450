import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { useMessages } from '../locales/index.ts';

export interface AccessRefusedProps {
  readonly official: boolean;
  /** Id for the sentence. */
  readonly descriptionId: string;
}

/** Why nothing can be made here, said before anything is typed. */
export function AccessRefused({ official, descriptionId }: AccessRefusedProps): ReactElement {
  const { t } = useMessages();
  return (
    <div className="ch:m-auto ch:flex ch:max-w-sm ch:flex-col ch:items-center ch:gap-3 ch:text-center">
      <span className="ch:text-muted">
        <Icon name="info" size="lg" />
      </span>
      <p id={descriptionId} className="ch:m-0">
        {official ? t('forbidden.official') : t('forbidden.other')}
      </p>
      {official && (
        <a
          href={OFFICIAL_CHARACTER_ISSUE_URL}
          target="_blank"
          rel="noreferrer"
          className="ch:inline-flex ch:min-h-11 ch:items-center ch:text-accent ch:underline ch:underline-offset-4"
        >
          {t('forbidden.why')}
        </a>
      )}
    </div>
  );
}
