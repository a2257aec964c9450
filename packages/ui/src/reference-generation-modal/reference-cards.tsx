import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { FollowedCards, type FollowedStages } from '../multi-stage-progress/followed-cards.tsx';
import type { ReferenceDatasetActor, ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';
import { isViewStage, shownStages } from './shown-stages.ts';
import { useViewSubjects } from './use-view-subjects.ts';
import { ViewActions } from './view-actions.tsx';

export interface ReferenceCardsProps {
  readonly actor: ReferenceDatasetActor;
  /** The job has ended: views can be kept, or made again. */
  readonly finished: boolean;
}

/** The views as the job makes them. Mounted from the click to the end, so that no picture is drawn twice. */
export function ReferenceCards({ actor, finished }: ReferenceCardsProps): ReactElement {
  const jobKey = useSelector(actor, ({ context }) => context.jobKey);
  const requested = useSelector(actor, ({ context }) => context.requested);
  const failures = useSelector(actor, countFailures);
  const subjects = useViewSubjects(requested, jobKey);

  return (
    <FollowedCards
      actor={actor}
      select={selectStages}
      subjectOf={(view) => subjects[view] ?? ''}
      actions={(stage) =>
        finished &&
        isViewStage(stage) && (
          <ViewActions actor={actor} stage={stage} view={stage.id} canRetry={failures > 1} />
        )
      }
    />
  );
}

function selectStages({ context }: ReferenceDatasetSnapshot): FollowedStages {
  return { stages: shownStages(context), preview: context.job?.preview ?? null };
}

function countFailures({ context }: ReferenceDatasetSnapshot): number {
  return shownStages(context).filter(({ state }) => state === 'failed' || state === 'skipped').length;
}
