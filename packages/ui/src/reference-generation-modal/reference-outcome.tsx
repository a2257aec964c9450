import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { FailureDisclosure } from '../image-generation-dialog/failure-disclosure.tsx';
import { GenerationFailure } from '../image-generation-dialog/generation-failure.tsx';
import { PriceLine } from '../image-generation-dialog/price-line.tsx';
import { ReceiptList } from '../image-generation-dialog/receipt-list.tsx';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { PartialOutcome } from '../multi-stage-progress/partial-outcome.tsx';
import { nextViews } from './next-views.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import type { ReferenceFace } from './reference-face.ts';

interface OutcomeProps {
  readonly actor: ReferenceDatasetActor;
}

interface FailureProps extends OutcomeProps {
  /** Id for the sentences that explain the title. */
  readonly descriptionId: string;
}

/** What became of the finished views, and what they cost. */
export function CompletedViews({ actor }: OutcomeProps): ReactElement {
  const { t } = useMessages(referenceTexts, jobTexts);
  const job = useSelector(actor, ({ context }) => context.job);
  const finishedFirst = useSelector(actor, ({ context }) => context.notice === 'finished-first');
  return (
    <>
      <p className="ch:flex ch:items-start ch:gap-2 ch:font-medium">
        <span className="ch:text-success">
          <Icon shape={checkIcon} />
        </span>
        {t('reference.saved')}
      </p>
      {finishedFirst && <p>{t('cancel.tooLate')}</p>}
      {job !== null && <ReceiptList jobs={[job]} />}
    </>
  );
}

/** Which views are missing, why, and what came back for them. */
export function IncompleteViews({ actor, descriptionId }: FailureProps): ReactElement {
  const job = useSelector(actor, ({ context }) => context.job);
  return (
    <>
      <PartialOutcome job={job} descriptionId={descriptionId} />
      {job !== null && <ReceiptList jobs={[job]} />}
    </>
  );
}

/** Why no view was made. */
export function FailedViews({ actor, descriptionId }: FailureProps): ReactElement {
  const { job, error } = useSelector(actor, ({ context }) => context);
  return (
    <>
      <GenerationFailure job={job} error={error} previousKept={false} descriptionId={descriptionId} />
      {job !== null && job.cost.charged > 0 && <ReceiptList jobs={[job]} />}
    </>
  );
}

interface NextPriceProps extends OutcomeProps {
  /** For the sentence. */
  readonly id: string;
  readonly face: ReferenceFace;
}

/** What the primary button of an outcome would cost, and the balance. */
export function NextPrice({ id, actor, face }: NextPriceProps): ReactElement {
  const { t } = useMessages(referenceTexts, jobTexts);
  const { onGetCredits } = useGenerationContext();
  const quote = useSelector(actor, ({ context }) => context.quote);
  const isUnknown = useSelector(actor, ({ context }) => context.isPriceUnknown);
  const count = useSelector(actor, (snapshot) => nextViews(face, snapshot).length);
  const credits = (quote?.credits ?? 0) * count;
  return (
    <PriceLine
      id={id}
      quote={quote && { ...quote, credits }}
      isLoading={!isUnknown}
      price={t('price.once', { price: t('price.credits', { count: credits }) })}
      onGetCredits={onGetCredits}
      onReload={() => actor.send({ type: 'terms.refresh' })}
    />
  );
}

/** The facts of a failure, for whoever is asked for help. */
export function FailureFacts({ actor }: OutcomeProps): ReactElement | null {
  const { job, error } = useSelector(actor, ({ context }) => context);
  return job?.state === 'cancelled' ? null : <FailureDisclosure job={job} error={error} />;
}
