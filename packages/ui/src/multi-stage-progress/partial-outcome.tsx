import type { GenerationErrorData, JobCost, JobSnapshot, Stage } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { DetailsDisclosure } from '../foundations/disclosure/details-disclosure.tsx';
import { failureDetails } from '../image-generation-dialog/failure-details.ts';
import { failureCostText } from '../image-generation-dialog/receipt.ts';
import { useMessages, type MessageFormatter } from '../locales/index.ts';
import { stageProblem } from './stage-text.ts';

export interface PartialOutcomeProps {
  readonly job: JobSnapshot | null;
  readonly error: GenerationErrorData | null;
  /** Id for the sentences that say which views are missing, why, and what came back for them. @default none */
  readonly descriptionId?: string | undefined;
}

/** Which views are missing and why, what came back for them, and the facts for whoever is asked for help. */
export function PartialOutcome({ job, error, descriptionId }: PartialOutcomeProps): ReactElement {
  const messages = useMessages();
  const cancelled = job?.state === 'cancelled';
  return (
    <>
      <p id={descriptionId}>
        {cancelled && messages.t('cancel.done')} {problemsText(messages, job?.stages ?? [])}{' '}
        {job !== null && costText(messages, job.cost)}
      </p>
      {!cancelled && <DetailsDisclosure lines={failureDetails(messages, job, error)} />}
    </>
  );
}

/** “Back: The model ran out of memory.” */
export function problemsText(messages: MessageFormatter, stages: readonly Stage[]): string {
  return stages
    .flatMap((stage) => {
      const reason = stageProblem(messages, stage);
      if (reason === null) return [];
      return messages.t('reference.viewFailed', { view: messages.t(`view.${stage.id}`), reason });
    })
    .join(' ');
}

/** What came back for the views that are missing; else what the others cost. */
function costText(messages: MessageFormatter, cost: JobCost): string {
  return cost.refunded > 0
    ? messages.t('failed.refunded', { count: cost.refunded })
    : failureCostText(messages, cost);
}
