import type { JobCost, JobSnapshot, Stage } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { failureCostText } from '../image-generation-dialog/receipt.ts';
import {
  jobTexts,
  referenceTexts,
  useMessages,
  type JobMessages,
  type MessagesOf,
} from '../locales/index.ts';
import { stageProblem } from './stage-text.ts';

export interface PartialOutcomeProps {
  readonly job: JobSnapshot | null;
  /** Id for the sentences that say which views are missing, why, and what came back for them. @default none */
  readonly descriptionId?: string | undefined;
}

/** Which views are missing and why, and what came back for them. */
export function PartialOutcome({ job, descriptionId }: PartialOutcomeProps): ReactElement {
  const messages = useMessages(referenceTexts, jobTexts);
  return (
    <p id={descriptionId}>
      {job?.state === 'cancelled' && messages.t('cancel.done')} {problemsText(messages, job?.stages ?? [])}{' '}
      {job !== null && costText(messages, job.cost)}
    </p>
  );
}

/** “Back: The model ran out of memory.” */
export function problemsText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  stages: readonly Stage[],
): string {
  return stages
    .flatMap((stage) => {
      const reason = stageProblem(messages, stage);
      if (reason === null) return [];
      return messages.t('reference.viewFailed', { view: messages.t(`view.${stage.id}`), reason });
    })
    .join(' ');
}

/** What came back for the views that are missing; else what the others cost. */
function costText(messages: JobMessages, cost: JobCost): string {
  return cost.refunded > 0
    ? messages.t('failed.refunded', { count: cost.refunded })
    : failureCostText(messages, cost);
}
