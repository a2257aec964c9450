import type {
  GeneratedImage,
  GenerationErrorCode,
  GenerationErrorData,
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

/** One job's snapshot in a state, with the picture where there is one. */
export function modelSnapshot(state: JobState, fields: Partial<JobSnapshot> = {}): JobSnapshot {
  const images: GeneratedImage[] = state === 'completed' ? [modelImage] : [];
  return {
    id: 'job-1',
    revision: ['queued', 'running'].includes(state) ? 1 : 9,
    kind: 'avatar',
    characterId: 'character-1',
    idempotencyKey: 'key-1',
    state,
    queuePosition: null,
    percent: state === 'completed' ? 100 : 0,
    stages: [],
    preview: null,
    images,
    cost: { quoted: 10, charged: 10, refunded: 0 },
    error: null,
    request: { prompt: 'A fox', sampleImageUrls: [] },
    cancelRequested: false,
    createdAt: '2026-01-01T12:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    ...fields,
  };
}

/** One stage; a completed one has a picture. */
export function modelStage(id: StageId, state: StageState): Stage {
  const done = state === 'completed';
  return {
    id,
    state,
    step: 'waiting',
    percent: done ? 100 : 0,
    image: done ? modelImage : null,
    error: null,
  };
}

export const modelImage: GeneratedImage = {
  id: 'image-1',
  type: 'AVATAR',
  url: '/images/avatar_1.webp',
  width: 768,
  height: 768,
  content: null,
  seed: 1,
  createdAt: '2026-01-01T12:00:00.000Z',
};
