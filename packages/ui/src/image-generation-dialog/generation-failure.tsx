import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { jobTexts, errorMessageKeys, useMessages } from '../locales/index.ts';
import { failureCode, failureCost } from './failure-details.ts';

export interface GenerationFailureProps {
  /** The job that failed; null when there is none, or nothing is known of it. */
  readonly job: JobSnapshot | null;
  /** Why there is none. */
  readonly error: GenerationErrorData | null;
  /** Whether there was a picture before. */
  readonly previousKept: boolean;
  /** Id for the sentences that say what happened and what to do. */
  readonly descriptionId: string;
}

/** Why there is no picture, what to do, and what it cost. */
export function GenerationFailure(props: GenerationFailureProps): ReactElement {
  const { job, error, previousKept, descriptionId } = props;
  const messages = useMessages(jobTexts);
  const { t } = messages;
  const { onGetCredits } = useGenerationContext();
  const code = failureCode(job, error);
  const { what, advice } = errorMessageKeys(code);
  const cost = failureCost(messages, job, error);

  return (
    <div className="ch:flex ch:flex-col ch:gap-2">
      <p id={descriptionId} className="ch:m-0">
        <span className="ch:font-medium">{t(what)}</span> {t(advice)}
      </p>
      <p className="ch:m-0 ch:text-muted">
        {cost} {previousKept && t('failed.previousKept')}
      </p>
      {code === 'insufficient-credits' && onGetCredits && (
        <div>
          <Button onClick={onGetCredits}>{t('price.getCredits')}</Button>
        </div>
      )}
    </div>
  );
}
