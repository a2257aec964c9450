import type { StageProgressView } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { LeavingButton } from '../foundations/button/leaving-button.tsx';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon, repeatIcon } from '../foundations/icon/icons.ts';
import { FailureDisclosure } from '../image-generation-dialog/failure-disclosure.tsx';
import { GenerationFailure } from '../image-generation-dialog/generation-failure.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { PartialOutcome } from './partial-outcome.tsx';
import { RunningHead } from './running-head.tsx';
import type { StageProgressActor } from './stage-progress-actor.ts';
import { progressOf } from './progress-of.ts';
import { partialText } from './stage-text.ts';

export interface StageProgressHeadProps {
  readonly actor: StageProgressActor;
  readonly view: Exclude<StageProgressView, 'ready'>;
  /** Id for the sentences that say what went wrong. */
  readonly descriptionId: string;
}

/** How the whole job stands, and what can be done about it. */
export function StageProgressHead({ actor, view, descriptionId }: StageProgressHeadProps): ReactElement {
  const { t } = useMessages(referenceTexts);

  switch (view) {
    case 'submitting':
    case 'following':
      return <RunningHead actor={actor} />;
    case 'completed':
      return (
        <p className="ch:flex ch:items-start ch:gap-2 ch:font-medium">
          <span className="ch:text-success">
            <Icon shape={checkIcon} />
          </span>
          {t('reference.ready')}
        </p>
      );
    default:
      return <EndedHead actor={actor} view={view} descriptionId={descriptionId} />;
  }
}

function EndedHead({ actor, view, descriptionId }: StageProgressHeadProps): ReactElement {
  const messages = useMessages(referenceTexts);
  const { t } = messages;
  const { job, error } = useSelector(actor, ({ context }) => context);
  return (
    <div className="ch:flex ch:flex-wrap ch:items-start ch:justify-between ch:gap-3">
      <div className="ch:min-w-0">
        {view === 'incomplete' && (
          <>
            <p className="ch:font-medium">{job && partialText(messages, job)}</p>
            <PartialOutcome job={job} descriptionId={descriptionId} />
          </>
        )}
        {view === 'failed' && (
          <GenerationFailure job={job} error={error} previousKept={false} descriptionId={descriptionId} />
        )}
        {view !== 'cancelled' && <FailureDisclosure job={job} error={error} />}
        {view === 'cancelled' && <PartialOutcome job={job} descriptionId={descriptionId} />}
      </div>
      <LeavingButton
        heirOf={progressOf}
        icon={repeatIcon}
        onClick={() => actor.send({ type: 'views.retry' })}
      >
        {view === 'incomplete' ? t('reference.retryFailed') : t('action.retry')}
      </LeavingButton>
    </div>
  );
}
