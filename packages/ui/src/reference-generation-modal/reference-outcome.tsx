import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { FailureDisclosure } from '../image-generation-dialog/failure-disclosure.tsx';
import { GenerationFailure } from '../image-generation-dialog/generation-failure.tsx';
import { receiptText } from '../image-generation-dialog/receipt.ts';
import { useMessages } from '../locales/index.ts';
import { PartialOutcome } from '../multi-stage-progress/partial-outcome.tsx';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';

interface OutcomeProps {
  readonly actor: ReferenceDatasetActor;
}

interface FailureProps extends OutcomeProps {
  /** Id for the sentences that explain the title. */
  readonly descriptionId: string;
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

/** Which views are missing, why, and what came back for them. */
export function IncompleteViews({ actor, descriptionId }: FailureProps): ReactElement {
  const job = useSelector(actor, ({ context }) => context.job);
  return <PartialOutcome job={job} descriptionId={descriptionId} />;
}

/** Why no view was made. */
export function FailedViews({ actor, descriptionId }: FailureProps): ReactElement {
  const { job, error } = useSelector(actor, ({ context }) => context);
  return <GenerationFailure job={job} error={error} previousKept={false} descriptionId={descriptionId} />;
}

/** The facts of a failure, for whoever is asked for help. */
export function FailureFacts({ actor }: OutcomeProps): ReactElement | null {
  const { job, error } = useSelector(actor, ({ context }) => context);
  return job?.state === 'cancelled' ? null : <FailureDisclosure job={job} error={error} />;
}
