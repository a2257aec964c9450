import { useSelector } from '../foundations/use-selector.ts';
import type { GenerationDialogContext } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { lockIcon } from '../foundations/icon/icons.ts';
import { useMessages } from '../locales/index.ts';
import { IssueLink } from '../permissions/issue-link.tsx';
import { editRefusal } from '../permissions/refusal-text.ts';

interface DialogSnapshot {
  readonly context: GenerationDialogContext;
}

export interface AccessRefusedProps {
  readonly actor: {
    getSnapshot(): DialogSnapshot;
    subscribe(observer: { next: () => void; error: () => void }): { unsubscribe(): void };
  };
  /** Id for the sentence. */
  readonly descriptionId: string;
}

/** Why nothing can be made here and who can, said before anything is typed; or that it has ended in the middle. */
export function AccessRefused({ actor, descriptionId }: AccessRefusedProps): ReactElement {
  const messages = useMessages();
  const { access, error, prompt, sample, jobKey } = useSelector(actor, ({ context }) => context);
  const refusal = editRefusal(messages, access, error);
  const wasAllowed = prompt !== '' || sample !== null || jobKey !== null;
  return (
    <div className="ch:m-auto ch:flex ch:max-w-sm ch:flex-col ch:items-center ch:gap-3 ch:text-center">
      <span className="ch:text-muted">
        <Icon shape={lockIcon} size="lg" />
      </span>
      <p id={descriptionId} className="ch:m-0">
        {refusal?.text ?? messages.t('forbidden.other')}
      </p>
      {wasAllowed && <p className="ch:m-0 ch:text-muted">{messages.t('forbidden.lost')}</p>}
      {refusal !== null && refusal.issueUrl !== null && <IssueLink url={refusal.issueUrl} />}
    </div>
  );
}
