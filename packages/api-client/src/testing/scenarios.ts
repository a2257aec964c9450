import type { JobKind, JobSnapshot, ReferenceView } from '../contract/index.ts';
import { generatedImage, jobSnapshot, stage } from './builders.ts';
import { portraitUrl } from './portrait.ts';

/** The moments of a one-picture job, in their order, as snapshots with rising revisions. */
export type PictureScenario = Readonly<
  Record<'queued' | 'loading' | 'sampling' | 'saving' | 'completed', JobSnapshot>
>;

/**
 * An avatar from the queue to the finished picture; at `sampling` it stands at 63 % with a preview.
 * `Object.values(avatarScenario())` are the snapshots in order.
 *
 * @param fields of every snapshot, such as `id`, `characterId` or `request`.
 */
export function avatarScenario(fields: Partial<JobSnapshot> = {}): PictureScenario {
  return pictureScenario('avatar', fields);
}

/** The same of a cover. */
export function coverScenario(fields: Partial<JobSnapshot> = {}): PictureScenario {
  return pictureScenario('cover', fields);
}

/**
 * A dataset of the given views: queued, then each view running and done in turn; the last snapshot is completed.
 *
 * @param views as they are made. @default all four
 */
export function datasetScenario(
  fields: Partial<JobSnapshot> = {},
  views: readonly ReferenceView[] = ['face', 'front', 'side', 'back'],
): readonly JobSnapshot[] {
  const at = (done: number, percent: number) =>
    views.map((id, index) => {
      if (index < done) return stage({ id, state: 'completed' });
      return index === done && percent > 0 ? stage({ id, state: 'running', percent }) : stage({ id });
    });
  const make = (revision: number, snapshot: Partial<JobSnapshot>) =>
    jobSnapshot({ kind: 'reference-dataset', revision, ...fields, ...snapshot });
  const running = views.map((view, done) =>
    make(done + 2, {
      state: 'running',
      stages: at(done, 50),
      preview: { url: portraitUrl({ view, blurred: true }), stage: view },
    }),
  );
  return [
    make(1, { state: 'queued', stages: at(0, 0) }),
    ...running,
    make(views.length + 2, { state: 'completed', stages: at(views.length, 0) }),
  ];
}

function pictureScenario(
  view: Extract<JobKind, 'avatar' | 'cover'>,
  fields: Partial<JobSnapshot>,
): PictureScenario {
  const running = (
    revision: number,
    part: Partial<Parameters<typeof stage>[0]>,
    snapshot: Partial<JobSnapshot> = {},
  ) =>
    jobSnapshot({
      ...fields,
      revision,
      state: 'running',
      stages: [stage({ id: view, state: 'running', ...part })],
      ...snapshot,
    });
  const preview = { url: portraitUrl({ view, blurred: true }), stage: view };
  return {
    queued: jobSnapshot({ ...fields, kind: view, revision: 1, queuePosition: 2 }),
    loading: running(2, { step: 'loading', percent: 5 }),
    sampling: running(3, { step: 'sampling', percent: 63 }, { preview }),
    saving: running(4, { step: 'saving', percent: 97 }, { preview }),
    completed: jobSnapshot({
      ...fields,
      revision: 5,
      state: 'completed',
      stages: [stage({ id: view, state: 'completed', image: generatedImage({ view }) })],
    }),
  };
}
