import type { ReactElement } from 'react';
import { useMessages } from '../locales/index.ts';

/** To the page that explains a rule, in a new tab. */
export function IssueLink({ url }: { readonly url: string }): ReactElement {
  const { t } = useMessages();
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="ch:inline-flex ch:min-h-11 ch:items-center ch:text-accent ch:underline ch:underline-offset-4"
    >
      {t('forbidden.why')}
    </a>
  );
}
