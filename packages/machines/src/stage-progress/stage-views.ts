import type { GenerationRequest, JobSnapshot, Stage, StageId } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';

const makingOrder: readonly StageId[] = ['avatar', 'cover', 'face', 'front', 'side', 'back'];

/** Which picture is being made. */
export interface StagePosition {
  /** Counted from one: the running picture, between two of them the next, and the last when none is left. */
  readonly current: number;
  readonly total: number;
}

/**
 * The stages of a job as they are to be shown, in the order in which they are made. Of a job that is over none is
 * pending or running.
 *
 * @param finished stages of earlier jobs, of which this one makes the rest. @default none
 */
export function stageViews(job: JobSnapshot, finished: readonly Stage[] = []): readonly Stage[] {
  return joinStages(isSettled(job) ? job.stages.map(ended) : job.stages, finished);
}

/** Stages of one job with those of earlier ones that it does not make again. */
export function joinStages(stages: readonly Stage[], finished: readonly Stage[]): readonly Stage[] {
  const ids = new Set(stages.map(({ id }) => id));
  return [...finished.filter(({ id }) => !ids.has(id)), ...stages].sort(
    (a, b) => makingOrder.indexOf(a.id) - makingOrder.indexOf(b.id),
  );
}

/** What a request will make, before its job is known. */
export function awaitedStages({ kind, views }: GenerationRequest): readonly Stage[] {
  const ids: readonly StageId[] = kind === 'reference-dataset' ? views : [kind];
  return ids.map((id) => ({
    id,
    state: 'pending',
    step: 'waiting',
    percent: 0,
    image: null,
    error: null,
  }));
}

/** For “Image k of n”. */
export function stagePosition(stages: readonly Stage[]): StagePosition {
  const running = stages.findIndex(({ state }) => state === 'running');
  const index = running >= 0 ? running : stages.findIndex(({ state }) => state === 'pending');
  return { current: index >= 0 ? index + 1 : stages.length, total: stages.length };
}

function ended(stage: Stage): Stage {
  const left = stage.state === 'pending' || stage.state === 'running';
  return left ? { ...stage, state: 'skipped' } : stage;
}
