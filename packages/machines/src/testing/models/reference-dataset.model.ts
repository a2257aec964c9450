import type { JobState } from '@charhub/api-client/contract';
import { assign } from 'xstate';
import { referenceDatasetMachine } from '../../reference-dataset/reference-dataset.machine.ts';
import type { ReferenceDatasetEvent } from '../../reference-dataset/reference-dataset.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { dialogEvents, dialogSenders, modelAccess, modelQuote } from './dialog-events.ts';
import { modelError, modelImage, modelSnapshot, modelStage, silentPromise } from './model-parts.ts';

const events: readonly ReferenceDatasetEvent[] = [
  { type: 'views.change', views: ['front', 'face'] },
  { type: 'views.change', views: [] },
  { type: 'view.lock', view: 'face' },
  { type: 'view.unlock', view: 'face' },
  { type: 'view.reroll', view: 'face' },
  { type: 'views.retry' },
  { type: 'user.interacted' },
  { type: 'pointer.moved' },
  { type: 'pictures.loaded', pictures: { face: modelImage } },
  { type: 'terms.loaded', access: { ...modelAccess, avatarUrl: null }, quote: modelQuote },
  { type: 'job.refused', error: modelError('avatar-required') },
  partial('failed'),
  partial('cancelled'),
];

/** A job of two views that ended after the first. */
function partial(state: JobState): ReferenceDatasetEvent {
  const stages = [
    modelStage('face', 'completed'),
    modelStage('front', state === 'failed' ? 'failed' : 'skipped'),
    modelStage('side', 'skipped'),
    modelStage('back', 'skipped'),
  ];
  return {
    type: 'job.changed',
    job: modelSnapshot(state, { kind: 'reference-dataset', stages }),
    connection: 'live',
  };
}

/** The dialog of the reference views; `key-2` is a job the host asks for, `key-1` the dialog's own. */
export const referenceDatasetModel: MachineModel<typeof referenceDatasetMachine> = {
  name: 'reference-dataset',
  machine: referenceDatasetMachine.provide({
    actors: { findJob: silentPromise() },
    actions: { setJobKey: assign({ jobKey: 'key-1' }) },
  }),
  inputs: [{ characterId: 'character-1' }],
  events: [...dialogEvents('reference-dataset'), ...events],
  senders: {
    ...dialogSenders,
    person: [
      ...dialogSenders.person,
      'views.change',
      'view.lock',
      'view.unlock',
      'view.reroll',
      'views.retry',
      'user.interacted',
      'pointer.moved',
    ],
    loadPictures: ['pictures.loaded'],
  },
  ends: ['closed'],
  situation: ({ context }) => [
    context.access?.canEdit,
    context.access?.avatarUrl === null,
    context.sample?.uploadedUrl === null,
    context.jobKey,
    context.job?.state,
    context.secondsLeft,
  ],
};
