import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { FailureDisclosure } from '../image-generation-dialog/failure-disclosure.tsx';
import { GenerationFailure } from '../image-generation-dialog/generation-failure.tsx';
import { PriceLine } from '../image-generation-dialog/price-line.tsx';
import { ReceiptList } from '../image-generation-dialog/receipt-list.tsx';
import { jobTexts, creationTexts, errorMessageKeys, useMessages } from '../locales/index.ts';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';
import { creationJob } from './creation-job.ts';

interface OutcomeProps {
  readonly actor: CharacterCreationActor;
}

interface ExplainedProps extends OutcomeProps {
  /** Id for the sentences that explain the title. */
  readonly descriptionId: string;
}

/** That everything is there, and what it cost. */
export function CompletedCreation({ actor }: OutcomeProps): ReactElement {
  const { t } = useMessages(creationTexts, jobTexts);
  const name = useSelector(actor, ({ context }) => context.name);
  const finishedFirst = useSelector(actor, ({ context }) => context.notice === 'finished-first');
  return (
    <>
      <p className="ch:flex ch:items-start ch:gap-2 ch:font-medium">
        <span className="ch:text-success">
          <Icon shape={checkIcon} />
        </span>
        {t('creation.stored', { name: name ?? '' })}
      </p>
      {finishedFirst && <p>{t('cancel.tooLate')}</p>}
      <CreationReceipt actor={actor} />
    </>
  );
}

/** Why pictures are missing, or cannot be watched, and what came back for them. */
export function IncompleteCreation({ actor, descriptionId }: ExplainedProps): ReactElement {
  const { t } = useMessages(creationTexts, jobTexts);
  const error = useSelector(actor, ({ context }) => context.error);
  const jobError = useSelector(actor, ({ context }) => creationJob(context)?.error ?? null);
  const cancelled = useSelector(actor, ({ context }) => context.notice === 'cancelled');
  const code = error?.code ?? jobError?.code ?? null;
  const keys = code === null || (cancelled && error === null) ? null : errorMessageKeys(code);
  return (
    <>
      <p id={descriptionId}>
        {keys === null ? (
          t('cancel.done')
        ) : (
          <>
            <span className="ch:font-medium">{t(keys.what)}</span> {t(keys.advice)}
          </>
        )}
      </p>
      <CreationReceipt actor={actor} />
    </>
  );
}

/** Why there is no character, or that nobody knows. */
export function FailedCreation({
  actor,
  descriptionId,
  unanswered,
}: ExplainedProps & { readonly unanswered: boolean }): ReactElement {
  const { t } = useMessages(creationTexts, jobTexts);
  const error = useSelector(actor, ({ context }) => context.error);
  return (
    <div className="ch:flex ch:flex-col ch:gap-3">
      <GenerationFailure job={null} error={error} previousKept={false} descriptionId={descriptionId} />
      {unanswered && <p className="ch:font-medium">{t('creation.unanswered')}</p>}
      <FailureDisclosure job={null} error={error} />
    </div>
  );
}

/** What another try would cost, the balance, and the facts of what failed. */
export function MissingPictures({ actor, id }: OutcomeProps & { readonly id: string }): ReactElement {
  const { t } = useMessages(creationTexts, jobTexts);
  const { onGetCredits } = useGenerationContext();
  const quote = useSelector(actor, ({ context }) => context.quote);
  const isUnknown = useSelector(actor, ({ context }) => context.isPriceUnknown);
  const error = useSelector(actor, ({ context }) => context.error);
  const job = useSelector(actor, ({ context }) => creationJob(context));
  const price = quote === null ? null : t('price.credits', { count: quote.credits });
  return (
    <>
      {error === null && (
        <PriceLine
          id={id}
          quote={quote}
          isLoading={!isUnknown}
          price={price === null ? undefined : t('price.once', { price })}
          onGetCredits={onGetCredits}
          onReload={() => actor.send({ type: 'terms.refresh' })}
        />
      )}
      {(error !== null || job?.error) && <FailureDisclosure job={job} error={error} />}
    </>
  );
}

function CreationReceipt({ actor }: OutcomeProps): ReactElement | null {
  const job = useSelector(actor, ({ context }) => creationJob(context));
  return job === null ? null : <ReceiptList jobs={[job]} />;
}
