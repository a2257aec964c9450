import type { JobState } from '@charhub/api-client/contract';
import { assign } from 'xstate';
import { stageProgressMachine } from '../../stage-progress/stage-progress.machine.ts';
import type { StageProgressEvent, StageProgressInput } from '../../stage-progress/stage-progress.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { modelError, modelSnapshot, modelStage, modelStages } from './model-parts.ts';

const request = {
  kind: 'reference-dataset',
  characterId: 'character-1',
  prompt: 'A fox',
  sampleImageUrls: [],
  views: ['face', 'front'],
} as const;

const inputs: readonly StageProgressInput[] = [
  { request, jobKey: null },
  { request: null, jobKey: 'key-2' },
  { request: null, jobKey: null },
  { request, jobKey: 'key-2' },
];

const events: readonly StageProgressEvent[] = [
  { type: 'generation.start' },
  { type: 'views.retry' },
  { type: 'generation.cancel' },
  { type: 'job.changed', job: null, connection: 'connecting' },
  changed('running'),
  changed('completed'),
  changed('failed'),
  changed('cancelled'),
  {
    type: 'job.changed',
    job: modelSnapshot('failed', {
      kind: 'reference-dataset',
      stages: [modelStage('face', 'completed'), modelStage('front', 'failed')],
    }),
    connection: 'live',
  },
  { type: 'job.refused', error: modelError('aborted') },
  { type: 'job.refused', error: modelError('conflict') },
  { type: 'watch.refused', error: modelError('unauthorized') },
  { type: 'submission.unanswered', error: modelError('network') },
  { type: 'cancel.failed', error: modelError('network') },
];

function changed(state: JobState): StageProgressEvent {
  const kind = 'reference-dataset';
  const job = modelSnapshot(state, { kind, stages: modelStages(kind, state).slice(0, 2) });
  return { type: 'job.changed', job, connection: 'live' };
}

/** The stages of one job, started here or shown by its key. */
export const stageProgressModel: MachineModel<typeof stageProgressMachine> = {
  name: 'stage-progress',
  machine: stageProgressMachine.provide({ actions: { setJobKey: assign({ jobKey: 'key-1' }) } }),
  inputs,
  events,
  senders: {
    person: ['generation.start', 'views.retry', 'generation.cancel'],
    followJob: ['job.changed', 'job.refused', 'watch.refused', 'submission.unanswered', 'cancel.failed'],
  },
  // What it shows without having asked for it can only be looked at.
  ends: ['completed', 'failed', 'cancelled', 'stageProgress.ready'],
  situation: ({ context }) => [
    context.request === null,
    context.jobKey,
    context.job?.state,
    context.finished.length,
    context.error === null,
  ],
};
