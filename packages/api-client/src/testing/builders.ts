import type {
  CharacterImage,
  GeneratedImage,
  GenerationRequest,
  ImageType,
  JobError,
  JobKind,
  JobSnapshot,
  Stage,
  StageId,
} from '../contract/index.ts';
import { portraitSize, portraitUrl } from './portrait.ts';

const moment = '2026-01-01T12:00:00.000Z';

/** A stored picture; its address, size, type and content follow from `view` and `seed` where they are not given. */
export function generatedImage({
  view = 'avatar',
  ...fields
}: Partial<GeneratedImage> & { view?: StageId } = {}): GeneratedImage {
  const seed = fields.seed ?? 1;
  return {
    id: `image-${view}-${String(seed)}`,
    type: imageType(view),
    url: portraitUrl({ view, seed }),
    ...portraitSize(view),
    content: imageType(view) === 'REFERENCE' ? view : null,
    seed,
    createdAt: moment,
    ...fields,
  };
}

/** A picture as the gallery lists it. */
export function characterImage({
  view = 'avatar',
  seed = 1,
  ...fields
}: Partial<CharacterImage> & { view?: StageId; seed?: number } = {}): CharacterImage {
  const { id, type, url, width, height, content, createdAt } = generatedImage({ view, seed });
  const image = { id, type, url, width, height, content, createdAt };
  return { ...image, sizeBytes: 48_000, isActive: false, ...fields };
}

/** Why a job or a stage failed. By default ComfyUI could not be reached, which is worth another try. */
export function jobError(fields: Partial<JobError> = {}): JobError {
  return { code: 'unavailable', message: 'ComfyUI does not answer', retryable: true, details: [], ...fields };
}

/** One stage. Its percent follows from its state, and a completed stage has a picture. */
export function stage(fields: Partial<Stage> & { id: StageId }): Stage {
  const state = fields.state ?? 'pending';
  const completed = state === 'completed';
  return {
    state,
    step: completed ? 'saving' : state === 'running' ? 'sampling' : 'waiting',
    percent: completed ? 100 : 0,
    image: completed ? generatedImage({ view: fields.id }) : null,
    error: state === 'failed' ? jobError() : null,
    ...fields,
  };
}

/**
 * A whole snapshot; by default a queued avatar job. What is not given follows from what is: the kind from the
 * stages and the other way round, images and percent from the stages, times, cost and the error from the state.
 *
 * ```ts
 * jobSnapshot({ state: 'running', stages: [stage({ id: 'avatar', state: 'running', percent: 63 })] })
 * jobSnapshot({ kind: 'reference-dataset', state: 'failed' })
 * ```
 */
export function jobSnapshot(fields: Partial<JobSnapshot> = {}): JobSnapshot {
  const state = fields.state ?? 'queued';
  const kind = fields.kind ?? kindOf(fields.stages?.[0]?.id ?? 'avatar');
  const stages =
    fields.stages ?? stageIdsOf(kind).map((id) => stage({ id, state: impliedStageState(state) }));
  const images = stages.flatMap(({ image }) => (image === null ? [] : [image]));
  const price = fields.cost?.charged ?? stages.length * 25;
  const ended = state !== 'queued' && state !== 'running';
  return {
    id: 'job-1',
    revision: 1,
    kind,
    characterId: 'character-1',
    idempotencyKey: null,
    state,
    queuePosition: state === 'queued' ? 0 : null,
    percent: meanPercent(stages),
    stages,
    preview: null,
    images,
    cost: {
      quoted: price,
      charged: price,
      refunded: ended ? (price * (stages.length - images.length)) / stages.length : 0,
    },
    error:
      state === 'failed'
        ? jobError()
        : state === 'lost'
          ? jobError({ code: 'lost', message: 'Nothing is known of this job any more' })
          : null,
    request: { prompt: '', sampleImageUrls: [] },
    cancelRequested: state === 'cancelled',
    createdAt: moment,
    startedAt: state === 'queued' ? null : moment,
    finishedAt: ended ? moment : null,
    ...fields,
  };
}

/** A request that a server takes; by default for an avatar without a prompt. */
export function generationRequest(fields: Partial<GenerationRequest> = {}): GenerationRequest {
  const views = fields.kind === 'reference-dataset' ? (['face', 'front', 'side', 'back'] as const) : [];
  return { kind: 'avatar', characterId: 'character-1', prompt: '', sampleImageUrls: [], views, ...fields };
}

/** The stages of a job, in the order in which they are made. */
export function stageIdsOf(kind: JobKind): readonly StageId[] {
  return kind === 'reference-dataset' ? ['face', 'front', 'side', 'back'] : [kind];
}

/** 0–100 over all stages, rounded down. */
export function meanPercent(stages: readonly Stage[]): number {
  return Math.floor(stages.reduce((sum, { percent }) => sum + percent, 0) / Math.max(1, stages.length));
}

function imageType(view: StageId): ImageType {
  return view === 'avatar' ? 'AVATAR' : view === 'cover' ? 'COVER' : 'REFERENCE';
}

function kindOf(id: StageId): JobKind {
  return id === 'avatar' || id === 'cover' ? id : 'reference-dataset';
}

function impliedStageState(state: JobSnapshot['state']): Stage['state'] {
  if (state === 'completed' || state === 'failed') return state;
  return state === 'queued' || state === 'running' ? 'pending' : 'skipped';
}
