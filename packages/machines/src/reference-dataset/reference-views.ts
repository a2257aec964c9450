import type { GeneratedImage, JobSnapshot, ReferenceView } from '@charhub/api-client/contract';
import type { ReferenceDatasetContext } from './reference-dataset.types.ts';

/** Every view, in the order in which views are made. */
export const REFERENCE_VIEWS: readonly ReferenceView[] = ['face', 'front', 'side', 'back'];

/** The same views, each once, in the order in which they are made. */
export function inMakingOrder(views: readonly ReferenceView[]): readonly ReferenceView[] {
  return REFERENCE_VIEWS.filter((view) => views.includes(view));
}

/** Whether a picture's name is that of a view. */
export function isReferenceView(name: string | null): name is ReferenceView {
  return REFERENCE_VIEWS.some((view) => view === name);
}

/** The views a job makes. */
export function viewsOf(job: JobSnapshot): readonly ReferenceView[] {
  return job.stages.map(({ id }) => id).filter(isReferenceView);
}

/** The pictures a job has made, by view. */
export function picturesOf(job: JobSnapshot | null): ReferenceDatasetContext['pictures'] {
  const pictures: Partial<Record<ReferenceView, GeneratedImage>> = {};
  for (const { id, image } of job?.stages ?? []) {
    if (image !== null && isReferenceView(id)) pictures[id] = image;
  }
  return pictures;
}

/** What the latest job was to make and has not. */
export function missingViews({
  requested,
  job,
}: Pick<ReferenceDatasetContext, 'requested' | 'job'>): readonly ReferenceView[] {
  const pictures = picturesOf(job);
  return requested.filter((view) => pictures[view] === undefined);
}

/** What Generate again makes: what is chosen and not locked. */
export function repeatedViews({
  views,
  locked,
}: Pick<ReferenceDatasetContext, 'views' | 'locked'>): readonly ReferenceView[] {
  return views.filter((view) => !locked.includes(view));
}
