import { generationJobMachine } from '../../generation-job/generation-job.machine.ts';
import type { GenerationJobInput } from '../../generation-job/generation-job.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { doneEvent, errorEvent, modelError, modelSnapshot, silentPromise } from './model-parts.ts';

const job = { key: 'key-1', characterId: 'character-1' };
const request = {
  kind: 'avatar',
  characterId: 'character-1',
  prompt: 'A fox',
  sampleImageUrls: [],
  views: [],
} as const;

const inputs: readonly GenerationJobInput[] = [
  { ...job, jobId: null, snapshot: null, request },
  { ...job, jobId: 'job-1', snapshot: null, request: null },
  { ...job, jobId: 'job-1', snapshot: modelSnapshot('completed'), request: null },
];

/** One job, submitted here or found on the server. */
export const generationJobModel: MachineModel<typeof generationJobMachine> = {
  name: 'generation-job',
  machine: generationJobMachine.provide({
    actors: { submitJob: silentPromise(), checkJob: silentPromise(), cancelJob: silentPromise() },
  }),
  inputs,
  events: [
    { type: 'job.cancel' },
    { type: 'job.retry' },
    { type: 'network.returned' },
    { type: 'connection.changed', status: 'live' },
    { type: 'job.changed', snapshot: modelSnapshot('running') },
    { type: 'job.changed', snapshot: modelSnapshot('completed', { id: 'job-2', idempotencyKey: 'key-2' }) },
    { type: 'job.changed', snapshot: modelSnapshot('running', { revision: 2, cancelRequested: true }) },
    { type: 'job.changed', snapshot: modelSnapshot('completed') },
    { type: 'job.changed', snapshot: modelSnapshot('failed') },
    { type: 'job.changed', snapshot: modelSnapshot('cancelled') },
    { type: 'job.changed', snapshot: modelSnapshot('lost') },
    { type: 'watch.refused', error: modelError('forbidden') },
    { type: 'watch.refused', error: modelError('unauthorized') },
    doneEvent('submitJob', modelSnapshot('queued')),
    errorEvent('submitJob', 'network'),
    errorEvent('submitJob', 'insufficient-credits'),
    doneEvent('checkJob', modelSnapshot('running')),
    errorEvent('checkJob', 'network'),
    errorEvent('checkJob', 'not-found'),
    errorEvent('checkJob', 'unauthorized'),
    doneEvent('cancelJob', modelSnapshot('running', { revision: 3, cancelRequested: true })),
    errorEvent('cancelJob', 'network'),
  ],
  senders: {
    person: ['job.cancel'],
    dialog: ['job.cancel', 'job.retry'],
    registry: ['job.changed'],
    watchJob: ['job.changed', 'connection.changed', 'watch.refused'],
    watchNetwork: ['network.returned'],
  },
  ends: ['completed', 'cancelled', 'failed', 'lost', 'refused'].map((end) => `generationJob.settled.${end}`),
  situation: ({ context }) => [
    context.attempt,
    context.cancelRequested,
    context.snapshot?.state,
    context.snapshot?.cancelRequested,
  ],
};
