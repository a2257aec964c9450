import type { GeneratedImage, JobSnapshot, Stage, StageId } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import type { CharacterCreationSnapshot } from './character-creation-actor.types.ts';

type Jobs = Pick<CharacterCreationSnapshot['context'], 'job' | 'dataset'>;

/** Avatar and views as one job; null until there is one. Equal jobs give the same answer. */
export function creationJob({ job, dataset }: Jobs): JobSnapshot | null {
  if (job === null || dataset === null) return job ?? dataset;
  const held = known.get(job);
  if (held?.dataset === dataset) return held.joined;
  const joined = join(job, dataset);
  known.set(job, { dataset, joined });
  return joined;
}

const known = new WeakMap<JobSnapshot, { dataset: JobSnapshot; joined: JobSnapshot }>();

function join(avatar: JobSnapshot, dataset: JobSnapshot): JobSnapshot {
  const stages = [
    ...avatar.stages,
    // Nobody tried them; that they need an avatar explains nothing to somebody who waits for one.
    ...dataset.stages.map((stage) =>
      stage.error?.code === 'avatar-required' ? { ...stage, state: 'skipped' as const, error: null } : stage,
    ),
  ];
  const running = [avatar, dataset].find((each) => !isSettled(each));
  const last = avatar.state === 'completed' ? dataset : avatar;
  const { state, queuePosition } = running ?? last;
  return {
    ...avatar,
    revision: avatar.revision + dataset.revision,
    // Between the two jobs the second one waits for nobody but the first.
    state: running === dataset && avatar.state === 'completed' && state === 'queued' ? 'running' : state,
    queuePosition,
    stages,
    // Of the jobs and not of their stages: a job says 100 only when its pictures can be shown.
    percent: (avatar.percent + dataset.percent * dataset.stages.length) / (1 + dataset.stages.length),
    preview: running?.preview ?? null,
    images: [...avatar.images, ...dataset.images],
    cost: {
      quoted: avatar.cost.quoted + dataset.cost.quoted,
      charged: avatar.cost.charged + dataset.cost.charged,
      refunded: avatar.cost.refunded + dataset.cost.refunded,
    },
    error: avatar.error ?? dataset.error,
    startedAt: avatar.startedAt ?? dataset.startedAt,
    finishedAt: dataset.finishedAt,
  };
}

/** The pictures of a new character, before there is a job for them. */
export const pendingStages: readonly Stage[] = ['avatar', 'face', 'front', 'side', 'back'].map((id) => ({
  id: id as StageId,
  state: 'pending',
  step: 'waiting',
  percent: 0,
  image: null as GeneratedImage | null,
  error: null,
}));
