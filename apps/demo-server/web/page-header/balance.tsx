import type { ReactElement } from 'react';
import { usePageMessages } from '../messages/page-messages.tsx';

/** What the user can spend; a dash until it is known. */
export function Balance({ credits, locale }: { credits: number | null; locale: string }): ReactElement {
  const t = usePageMessages();
  return (
    <p className="fact" data-testid="balance">
      <span className="fact-label">{t('credits.label')}</span>{' '}
      <strong>{credits === null ? '–' : new Intl.NumberFormat(locale).format(credits)}</strong>
    </p>
  );
}
