import type { CharacterCreation, JobSnapshot, JobState } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import type { AnyEventObject } from 'xstate';
import { assign } from 'xstate';
import { characterCreationMachine } from '../../character-creation/character-creation.machine.ts';
import type { FoundCreation } from '../../character-creation/character-creation.setup.ts';
import type { CharacterCreationEvent } from '../../character-creation/character-creation.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { modelQuote, modelSample } from './dialog-events.ts';
import {
  doneEvent,
  errorEvent,
  modelError,
  modelSnapshot,
  modelStage,
  silentPromise,
} from './model-parts.ts';

const character: CharacterCreation['character'] = {
  id: 'character-1',
  userId: 'user-1',
  name: 'Aria',
  firstName: 'Aria',
  lastName: null,
  age: null,
  gender: 'FEMALE',
  species: null,
  style: 'ANIME',
  visibility: 'PRIVATE',
  physicalCharacteristics: null,
  personality: null,
  history: null,
  avatarUrl: null,
  permissions: null,
};

function avatarJob(state: JobState) {
  return modelSnapshot(state, { id: 'avatar-job', idempotencyKey: null });
}

function datasetJob(state: JobState) {
  const stages = [modelStage('face', state === 'completed' ? 'completed' : 'pending')];
  return modelSnapshot(state, {
    id: 'dataset-job',
    kind: 'reference-dataset',
    idempotencyKey: null,
    waitsFor: 'avatar-job',
    stages,
  });
}

const creation: CharacterCreation = {
  character,
  avatarJob: avatarJob('queued'),
  datasetJob: datasetJob('queued'),
};

const found: FoundCreation = { key: 'key-1', description: 'An elf', creation: null, isPictureLost: false };

const said: readonly CharacterCreationEvent[] = [
  { type: 'dialog.open', jobKey: null },
  { type: 'dialog.close' },
  { type: 'prompt.change', prompt: 'An elf' },
  { type: 'sample.attach', sample: modelSample },
  { type: 'sample.remove' },
  { type: 'generation.submit' },
  { type: 'generation.retry' },
  { type: 'settings.edit' },
  { type: 'creation.restart' },
  { type: 'question.dismiss' },
  { type: 'generation.background' },
  { type: 'generation.cancel' },
  { type: 'terms.refresh' },
  { type: 'quote.loaded', quote: modelQuote },
  { type: 'quote.loaded', quote: { credits: 10, balance: 4 } },
  { type: 'quote.failed', error: modelError('network') },
  { type: 'upload.progressed', percent: 40 },
  { type: 'character.stored', creation },
  { type: 'creation.failed', error: modelError('network') },
  { type: 'creation.failed', error: { ...modelError('forbidden'), status: 403 } },
  { type: 'creation.failed', error: { ...modelError('insufficient-credits'), status: 402 } },
  { type: 'job.changed', job: null, connection: 'connecting' },
  { type: 'job.changed', job: avatarJob('running'), connection: 'live' },
  { type: 'job.changed', job: avatarJob('completed'), connection: 'live' },
  { type: 'job.changed', job: avatarJob('failed'), connection: 'live' },
  { type: 'job.changed', job: avatarJob('cancelled'), connection: 'live' },
  { type: 'job.changed', job: datasetJob('running'), connection: 'live' },
  { type: 'job.changed', job: datasetJob('completed'), connection: 'live' },
  { type: 'job.changed', job: datasetJob('failed'), connection: 'live' },
  { type: 'job.changed', job: datasetJob('cancelled'), connection: 'live' },
  { type: 'job.refused', error: modelError('forbidden') },
  { type: 'watch.refused', error: modelError('unauthorized') },
  { type: 'cancel.failed', error: modelError('network') },
];

const answered: readonly AnyEventObject[] = [
  doneEvent('findCreation', null),
  doneEvent('findCreation', found),
  doneEvent('findCreation', { ...found, isPictureLost: true }),
  doneEvent('findCreation', { ...found, creation }),
  errorEvent('findCreation', 'network'),
];

/** The creation of a character with an avatar and one view. */
export const characterCreationModel: MachineModel<typeof characterCreationMachine> = {
  name: 'character-creation',
  machine: characterCreationMachine.provide({
    actors: { findCreation: silentPromise() },
    actions: { setJobKey: assign({ jobKey: 'key-1' }) },
  }),
  inputs: [undefined],
  events: [...said, ...answered],
  senders: {
    person: [
      'dialog.close',
      'prompt.change',
      'sample.attach',
      'sample.remove',
      'generation.submit',
      'generation.retry',
      'settings.edit',
      'creation.restart',
      'question.dismiss',
      'generation.background',
      'generation.cancel',
    ],
    host: ['dialog.open', 'dialog.close', 'terms.refresh'],
    loadQuote: ['quote.loaded', 'quote.failed'],
    createCharacter: ['upload.progressed', 'character.stored', 'creation.failed'],
    retryCreation: ['character.stored', 'creation.failed'],
    followJob: ['job.changed', 'job.refused', 'watch.refused', 'cancel.failed'],
    followDataset: ['job.changed', 'job.refused', 'watch.refused', 'cancel.failed'],
  },
  ends: ['closed'],
  situation: ({ context: { prompt, sample, quote, uploadPercent, job, dataset, error, isPictureLost } }) => [
    prompt === '' && sample === null,
    sample !== null && uploadPercent < 100,
    endOf(job),
    endOf(dataset),
    error === null ? null : error.status === null,
    isPictureLost,
    quote !== null && quote.balance < quote.credits,
  ],
};

function endOf(job: JobSnapshot | null): JobState | null {
  return job !== null && isSettled(job) ? job.state : null;
}
