import { assign } from 'xstate';
import { imageGenerationMachine } from '../../image-generation/image-generation.machine.ts';
import type {
  ImageGenerationEvent,
  ImageGenerationInput,
} from '../../image-generation/image-generation.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { doneEvent, errorEvent, modelError, modelSnapshot, silentPromise } from './model-parts.ts';

const input: ImageGenerationInput = { kind: 'avatar', characterId: 'character-1' };
const access = {
  characterId: 'character-1',
  name: 'Aria',
  canEdit: true,
  isOfficial: false,
  avatarUrl: null,
};
const sample = {
  id: 'sample-1',
  name: 'fox.png',
  sizeBytes: 1_000,
  previewUrl: 'blob:fox',
  uploadedUrl: null,
};
const quote = { credits: 10, balance: 500 };

const events: readonly ImageGenerationEvent[] = [
  { type: 'dialog.open', jobKey: null },
  { type: 'dialog.open', jobKey: 'key-2' },
  { type: 'dialog.close' },
  { type: 'prompt.change', prompt: 'A fox' },
  { type: 'sample.attach', sample },
  { type: 'sample.remove' },
  { type: 'generation.submit' },
  { type: 'generation.repeat' },
  { type: 'generation.retry' },
  { type: 'settings.edit' },
  { type: 'question.dismiss' },
  { type: 'generation.background' },
  { type: 'generation.cancel' },
  { type: 'terms.loaded', access, quote },
  { type: 'terms.loaded', access: { ...access, canEdit: false }, quote },
  { type: 'terms.failed', error: modelError('network') },
  { type: 'terms.failed', error: modelError('forbidden') },
  { type: 'upload.progressed', percent: 40 },
  { type: 'sample.uploaded', url: '/samples/fox.png' },
  { type: 'upload.failed', error: modelError('network') },
  { type: 'upload.failed', error: modelError('forbidden') },
  { type: 'upload.failed', error: modelError('validation') },
  { type: 'job.changed', job: null, connection: 'connecting' },
  { type: 'job.changed', job: modelSnapshot('running'), connection: 'live' },
  { type: 'job.changed', job: modelSnapshot('completed'), connection: 'live' },
  { type: 'job.changed', job: modelSnapshot('failed'), connection: 'live' },
  { type: 'job.changed', job: modelSnapshot('cancelled'), connection: 'live' },
  { type: 'job.changed', job: modelSnapshot('lost'), connection: 'live' },
  { type: 'job.refused', error: modelError('forbidden') },
  { type: 'job.refused', error: modelError('insufficient-credits') },
  { type: 'job.refused', error: modelError('aborted') },
  { type: 'job.refused', error: modelError('conflict') },
  { type: 'submission.unanswered', error: modelError('network') },
  { type: 'cancel.failed', error: modelError('network') },
];

/** The one-picture dialog; `key-2` is a job the host asks for, `key-1` the dialog's own. */
export const imageGenerationModel: MachineModel<typeof imageGenerationMachine> = {
  name: 'image-generation',
  machine: imageGenerationMachine.provide({
    actors: { findJob: silentPromise() },
    actions: { setJobKey: assign({ jobKey: 'key-1' }) },
  }),
  inputs: [input],
  events: [
    ...events,
    doneEvent('findJob', null),
    doneEvent('findJob', 'key-1'),
    doneEvent('findJob', 'key-2'),
    errorEvent('findJob', 'not-found'),
  ],
  situation: ({ context }) => [
    context.access?.canEdit,
    context.sample?.uploadedUrl === null,
    context.jobKey,
    context.job?.state,
  ],
};
