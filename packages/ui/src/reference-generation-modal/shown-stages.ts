import type { ReferenceView, Stage } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS, stageViews, type ReferenceDatasetContext } from '@charhub/machines';

/**
 * The cards to show: each view the job makes as it makes it, and beside it the pictures that earlier jobs of this dialog
 * have made. What was stored before is not among them.
 */
export function shownStages({
  job,
  requested,
  made,
}: Pick<ReferenceDatasetContext, 'job' | 'requested' | 'made'>): readonly ViewStage[] {
  const stages = job === null ? [] : stageViews(job);
  return REFERENCE_VIEWS.flatMap((view) => {
    const stage = stages.find(({ id }) => id === view);
    if (stage !== undefined) return [{ ...stage, id: view }];
    const image = made[view];
    if (job === null && requested.includes(view)) return [{ ...waiting, id: view }];
    return image === undefined ? [] : [{ ...waiting, id: view, state: 'completed', percent: 100, image }];
  });
}

/** A stage of a dataset. */
export type ViewStage = Stage & { readonly id: ReferenceView };

export function isViewStage(stage: Stage): stage is ViewStage {
  return REFERENCE_VIEWS.some((view) => view === stage.id);
}

const waiting = { state: 'pending', step: 'waiting', percent: 0, image: null, error: null } as const;
