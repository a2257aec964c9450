import type { ReferenceView, Stage } from '@charhub/api-client/contract';
import { lockIcon, repeatIcon, unlockIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { viewsReason } from './next-views.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';

export interface ViewActionsProps {
  readonly actor: ReferenceDatasetActor;
  readonly stage: Stage;
  readonly view: ReferenceView;
  /** Whether a failed view has a button of its own; a single one has that of the footer. */
  readonly canRetry: boolean;
}

/** What can be done with one view after a job: keep it, or make it again. */
export function ViewActions({ actor, stage, view, canRetry }: ViewActionsProps): ReactElement | null {
  const messages = useMessages(referenceTexts);
  const { t } = messages;
  const reason = useSelector(actor, (snapshot) => viewsReason(messages, snapshot, [view]));
  const locked = useSelector(actor, ({ context }) => context.locked.includes(view));
  const name = { view: t(`view.${view}`) };
  const lockText = t(locked ? 'reference.unlock' : 'reference.lock', name);

  if (stage.state === 'failed' && canRetry) {
    return (
      <ReasonedButton
        icon={repeatIcon}
        reason={reason}
        aria-label={t('reference.retryView', name)}
        onClick={() => actor.send({ type: 'view.reroll', view })}
      >
        {t('action.retry')}
      </ReasonedButton>
    );
  }
  if (stage.state !== 'completed') return null;
  return (
    <div className="ch:flex ch:gap-2">
      <Button
        icon={locked ? lockIcon : unlockIcon}
        iconOnly
        title={lockText}
        variant={locked ? 'primary' : 'secondary'}
        onClick={() => actor.send({ type: locked ? 'view.unlock' : 'view.lock', view })}
      >
        {lockText}
      </Button>
      <ReasonedButton
        icon={repeatIcon}
        iconOnly
        title={t('reference.reroll', name)}
        reason={locked ? t('reference.lockedHint') : reason}
        onClick={() => actor.send({ type: 'view.reroll', view })}
      >
        {t('reference.reroll', name)}
      </ReasonedButton>
    </div>
  );
}
