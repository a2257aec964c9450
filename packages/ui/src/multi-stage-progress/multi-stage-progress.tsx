import { stageProgressStages, stageProgressView } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useId, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { LiveRegion } from '../foundations/live-region/live-region.tsx';
import { useRootProps } from '../foundations/root-props.ts';
import { GenerationFailure } from '../image-generation-dialog/generation-failure.tsx';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { datasetRequest } from './dataset-request.ts';
import { FollowedCards, type FollowedStages } from './followed-cards.tsx';
import { milestoneText } from './milestone.ts';
import type { MultiStageProgressProps } from './multi-stage-progress.types.ts';
import type { StageProgressSnapshot } from './stage-progress-actor.ts';
import { StageProgressHead } from './stage-progress-head.tsx';
import { canStart, StartPanel } from './start-panel.tsx';
import { useAutoStart } from './use-auto-start.ts';
import { useMilestones } from './use-milestones.ts';
import { useOutcomeCallbacks } from './use-outcome-callbacks.ts';
import { useQuote } from './use-quote.ts';
import { useStageProgress } from './use-stage-progress.ts';
import { useTrackedKey } from './use-tracked-key.ts';

/**
 * Makes a character's reference views and shows each of them on a card, without a dialog. A job that already runs for
 * this character is shown instead of starting another. Needs a `GenerationProvider` above.
 *
 * ```tsx
 * <MultiStageProgress characterId={id} viewsToGenerate={['face', 'front']} autoStart onComplete={refresh} />
 * ```
 */
export function MultiStageProgress(props: MultiStageProgressProps): ReactElement {
  const { autoStart = false, jobKey: named = null } = props;
  const messages = useMessages(referenceTexts, jobTexts);
  const { className, ...root } = useRootProps();
  const request = datasetRequest(props);
  const { key: jobKey, error } = useTrackedKey(named);
  const actor = useStageProgress({ request, jobKey });
  const view = useSelector(actor, stageProgressView);
  const price = useQuote(view === 'ready' && named === null);
  const startable = named === null && canStart(request, price);
  const reached = useMilestones(actor, watch);
  const descriptionId = useId();
  useOutcomeCallbacks(actor, props);
  useAutoStart(actor, autoStart && startable);

  return (
    <section
      {...root}
      tabIndex={-1}
      aria-label={messages.t('kind.reference-dataset')}
      className={classNames(className, 'ch:flex ch:flex-col ch:gap-4')}
    >
      <div className="ch:flex ch:min-h-20 ch:flex-col ch:gap-1.5">
        {view !== 'ready' ? (
          <StageProgressHead actor={actor} view={view} descriptionId={descriptionId} />
        ) : error !== null ? (
          <GenerationFailure job={null} error={error} previousKept={false} descriptionId={descriptionId} />
        ) : named !== null || (autoStart && (startable || !price.isKnown)) ? (
          <p className="ch:text-muted">{messages.t('dialog.checking')}</p>
        ) : (
          <StartPanel
            request={request}
            price={price}
            onStart={() => actor.send({ type: 'generation.start' })}
          />
        )}
      </div>
      <FollowedCards actor={actor} select={selectStages} subjectOf={() => actor.sessionId} />
      <LiveRegion message={reached && milestoneText(messages, reached)} />
    </section>
  );
}

function selectStages(snapshot: StageProgressSnapshot): FollowedStages {
  return { stages: stageProgressStages(snapshot), preview: snapshot.context.job?.preview ?? null };
}

function watch(snapshot: StageProgressSnapshot) {
  const { job, error, connection } = snapshot.context;
  const view = stageProgressView(snapshot);
  const refusal = view === 'failed' && job === null ? error : null;
  return {
    submitting: view === 'submitting',
    job,
    refusal,
    connection,
    checking: false,
    blank: view === 'ready',
  };
}
