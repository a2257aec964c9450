import type { JobCost } from '@charhub/api-client/contract';
import { useSelector } from '@xstate/react';
import type { ReactElement } from 'react';
import { DetailsDisclosure } from '../foundations/disclosure/details-disclosure.tsx';
import { Icon } from '../foundations/icon/icon.tsx';
import { failureDetails } from '../image-generation-dialog/failure-details.ts';
import { failureCostText, receiptText } from '../image-generation-dialog/receipt.ts';
import { useMessages, type MessageFormatter } from '../locales/index.ts';
import { stageProblem } from '../multi-stage-progress/stage-text.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';

interface OutcomeProps {
  readonly actor: ReferenceDatasetActor;
}

/** What became of the finished views, and what they cost. */
export function CompletedViews({ actor }: OutcomeProps): ReactElement {
  const messages = useMessages();
  const { t } = messages;
  const job = useSelector(actor, ({ context }) => context.job);
  const finishedFirst = useSelector(actor, ({ context }) => context.notice === 'finished-first');
  return (
    <>
      <p className="ch:flex ch:items-start ch:gap-2 ch:font-medium">
        <span className="ch:text-success">
          <Icon name="check" />
        </span>
        {t('reference.saved')}
      </p>
      <p className="ch:text-muted ch:tabular-nums">
        {job !== null && receiptText(messages, job)} {finishedFirst && t('cancel.tooLate')}
      </p>
    </>
  );
}

/** Which views are missing and why, and what came back for them. */
export function IncompleteViews({
  actor,
  descriptionId,
}: OutcomeProps & { readonly descriptionId: string }): ReactElement {
  const messages = useMessages();
  const { t } = messages;
  const { job, error, notice } = useSelector(actor, ({ context }) => context);
  const problems = (job?.stages ?? []).flatMap((stage) => {
    const reason = stageProblem(messages, stage);
    return reason === null ? [] : [t('reference.viewFailed', { view: t(`view.${stage.id}`), reason })];
  });
  return (
    <>
      <p id={descriptionId}>
        {notice === 'cancelled' && t('cancel.done')} {problems.join(' ')}{' '}
        {job !== null && costText(messages, job.cost)}
      </p>
      {notice !== 'cancelled' && <DetailsDisclosure lines={failureDetails(messages, job, error)} />}
    </>
  );
}

/** What came back for the views that are missing; else what the others cost. */
function costText(messages: MessageFormatter, cost: JobCost): string {
  return cost.refunded > 0
    ? messages.t('failed.refunded', { count: cost.refunded })
    : failureCostText(messages, cost);
}
