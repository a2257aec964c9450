import type { JobConnection } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { offlineIcon } from '../foundations/icon/job-icons.ts';
import { jobTexts, useMessages, type JobMessages } from '../locales/index.ts';

/** Stands under all the rest, so that nothing moves when it comes, however long its text is. */
export function ConnectionLine({ connection }: { readonly connection: JobConnection }): ReactElement | null {
  const text = connectionText(useMessages(jobTexts), connection);
  if (text === null) return null;
  return (
    <p className="ch:m-0 ch:flex ch:items-start ch:gap-2 ch:text-sm ch:text-danger">
      <Icon shape={offlineIcon} /> <span>{text}</span>
    </p>
  );
}

function connectionText({ t, formatDuration }: JobMessages, connection: JobConnection): string | null {
  switch (connection) {
    case 'lost':
      return t('connection.lost');
    case 'offline':
      return t('connection.offline');
    case 'silent':
      return t('connection.silent', { duration: formatDuration(20, 'narrow') });
    default:
      return null;
  }
}
