import type {
  GeneratedImage,
  GenerationErrorCode,
  GenerationErrorData,
  JobError,
  JobKind,
  JobSnapshot,
  JobState,
  Stage,
  StageId,
  StageState,
} from '@charhub/api-client/contract';
import { GenerationError } from '@charhub/api-client/contract';
import type { AnyEventObject, PromiseActorLogic, NonReducibleUnknown } from 'xstate';
import { fromPromise } from 'xstate';

/** A promise actor that never answers: its answers are events of the model. */
export function silentPromise<Output, Input extends NonReducibleUnknown>(): PromiseActorLogic<Output, Input> {
  return fromPromise<Output, Input>(() => new Promise<Output>(() => undefined));
}

/** What an invoked actor's success looks like to its machine. */
export function doneEvent(id: string, output: unknown): AnyEventObject {
  return { type: `xstate.done.actor.${id}`, output, actorId: id };
}

/** What an invoked actor's failure looks like to its machine. */
export function errorEvent(id: string, code: GenerationErrorCode): AnyEventObject {
  return {
    type: `xstate.error.actor.${id}`,
    error: new GenerationError({ code, message: code }),
    actorId: id,
  };
}

export function modelError(code: GenerationErrorCode): GenerationErrorData {
  return new GenerationError({ code, message: code }).toJSON();
}

const jobErrors: Partial<Record<JobState, JobError>> = {
  failed: { code: 'unavailable', message: 'ComfyUI does not answer', retryable: true, details: [] },
  lost: { code: 'lost', message: 'Nothing is known of it any more', retryable: true, details: [] },
};

/** One job's snapshot in a state, with the picture where there is one. */
export function modelSnapshot(state: JobState, fields: Partial<JobSnapshot> = {}): JobSnapshot {
  const stages = fields.stages ?? modelStages(fields.kind ?? 'avatar', state);
  const images = stages.flatMap(({ image }) => (image === null ? [] : [image]));
  return {
    id: 'job-1',
    revision: ['queued', 'running'].includes(state) ? 1 : 9,
    kind: 'avatar',
    characterId: 'character-1',
    idempotencyKey: 'key-1',
    state,
    queuePosition: null,
    percent: state === 'completed' ? 100 : state === 'running' ? 63 : 0,
    stages,
    preview: null,
    images,
    cost: { quoted: 10, charged: 10, refunded: 0 },
    error: jobErrors[state] ?? null,
    request: { prompt: 'A fox', sampleImageUrls: [] },
    cancelRequested: false,
    createdAt: '2026-01-01T12:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    ...fields,
  };
}

/** One stage; a completed one has a picture, a running one is at 63 %. */
export function modelStage(id: StageId, state: StageState): Stage {
  const done = state === 'completed';
  const running = state === 'running';
  return {
    id,
    state,
    step: running ? 'sampling' : 'waiting',
    percent: done ? 100 : running ? 63 : 0,
    image: done ? { ...modelImage, id: `image-${id}` } : null,
    error: null,
  };
}

/** The stages of a whole job in this state: nothing made, the first being made, or all of them made. */
export function modelStages(kind: JobKind, state: JobState): Stage[] {
  const ids: readonly StageId[] = kind === 'reference-dataset' ? ['face', 'front', 'side', 'back'] : [kind];
  return ids.map((id, index) => modelStage(id, stageState(state, index)));
}

function stageState(state: JobState, index: number): StageState {
  if (state === 'completed') return 'completed';
  if (state === 'queued') return 'pending';
  if (state === 'running') return index === 0 ? 'running' : 'pending';
  return state === 'failed' && index === 0 ? 'failed' : 'skipped';
}

export const modelImage: GeneratedImage = {
  id: 'image-1',
  type: 'AVATAR',
  // Shown without a server.
  url: `data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2" width="768" height="768"><path fill="#c7b8e8" d="M0 0h2v2H0z"/><circle cx="1" cy=".8" r=".4" fill="#5b4b8a"/><path d="M.2 2a.8.7 0 011.6 0" fill="#5b4b8a"/></svg>',
  )}`,
  width: 768,
  height: 768,
  content: null,
  seed: 1,
  createdAt: '2026-01-01T12:00:00.000Z',
};
