import type { ReactElement } from 'react';
import { describeFailure } from '../api/describe-failure.ts';
import { usePageMessages } from '../messages/page-messages.tsx';

interface FailureNoteProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What failed, what the server said, and the button that tries it again. */
export function FailureNote({ title, error, onRetry }: FailureNoteProps): ReactElement {
  const t = usePageMessages();
  return (
    <div className="failure" role="alert">
      <div>
        <p className="failure-title">{title}</p>
        <p className="failure-reason">{describeFailure(error) ?? t('error.noAnswer')}</p>
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {t('error.retry')}
      </button>
    </div>
  );
}
