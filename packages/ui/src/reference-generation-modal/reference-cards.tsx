import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { StageCard } from '../multi-stage-progress/stage-card.tsx';
import { ViewRow } from '../multi-stage-progress/view-row.tsx';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import { shownStages } from './shown-stages.ts';
import { useViewSubjects } from './use-view-subjects.ts';
import { ViewActions } from './view-actions.tsx';

export interface ReferenceCardsProps {
  readonly actor: ReferenceDatasetActor;
  /** The job has ended: views can be kept, or made again. */
  readonly finished: boolean;
}

/** The views as the job makes them. Mounted from the click to the end, so that no picture is drawn twice. */
export function ReferenceCards({ actor, finished }: ReferenceCardsProps): ReactElement {
  const { job, jobKey, requested, made } = useSelector(actor, ({ context }) => context);
  const subjects = useViewSubjects(requested, jobKey);
  const stages = shownStages({ job, requested, made });
  const failures = stages.filter(({ state }) => state === 'failed' || state === 'skipped').length;
  const preview = job?.preview ?? null;

  return (
    <ViewRow>
      {stages.map((stage) => (
        <StageCard
          key={stage.id}
          stage={stage}
          subject={subjects[stage.id] ?? ''}
          previewUrl={preview?.stage === stage.id ? preview.url : null}
          actions={
            finished && <ViewActions actor={actor} stage={stage} view={stage.id} canRetry={failures > 1} />
          }
        />
      ))}
    </ViewRow>
  );
}
