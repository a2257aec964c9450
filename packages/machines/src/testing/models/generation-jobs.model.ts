import { generationJobsMachine } from '../../generation-jobs/generation-jobs.machine.ts';
import { trackedJobMachine } from '../../generation-jobs/generation-jobs.setup.ts';
import type {
  GenerationJobsEvent,
  GenerationJobsInput,
} from '../../generation-jobs/generation-jobs.types.ts';
import { trackSnapshot } from '../../generation-jobs/tracked-jobs.ts';
import { callbackSlot } from '../../actor-slots/actor-slots.ts';
import type { MachineModel } from '../explore-machine.ts';
import { modelError, modelSnapshot, silentPromise } from './model-parts.ts';

const input: GenerationJobsInput = { userId: 'user-1' };
const key = 'key-1';
const running = modelSnapshot('running');
const completed = modelSnapshot('completed');

const events: readonly GenerationJobsEvent[] = [
  {
    type: 'job.submit',
    key,
    request: { kind: 'avatar', characterId: 'character-1', prompt: 'A fox', sampleImageUrls: [], views: [] },
  },
  { type: 'job.track', snapshot: running },
  { type: 'job.cancel', key },
  { type: 'job.retry', key },
  { type: 'job.dismiss', key },
  { type: 'dialog.attached', key },
  { type: 'dialog.detached', key },
  { type: 'jobs.restored', stored: [trackSnapshot(running)] },
  { type: 'jobs.listed', jobs: [running] },
  { type: 'list.failed' },
  { type: 'jobs.synced', jobs: [trackSnapshot(completed)] },
  { type: 'job.accepted', key, snapshot: running },
  { type: 'job.settled', key, snapshot: completed },
  { type: 'job.refused', key, error: modelError('conflict') },
  { type: 'announcement.decided', key, snapshot: completed, announce: true },
];

/** The registry with one job. */
export const generationJobsModel: MachineModel<typeof generationJobsMachine> = {
  name: 'generation-jobs',
  machine: generationJobsMachine.provide({
    actors: {
      tabs: callbackSlot(),
      generationJob: trackedJobMachine.provide({
        actors: { submitJob: silentPromise(), checkJob: silentPromise(), cancelJob: silentPromise() },
      }),
    },
  }),
  inputs: [input],
  events,
  senders: {
    person: ['job.cancel', 'job.dismiss'],
    dialog: ['job.submit', 'job.track', 'job.cancel', 'job.retry', 'dialog.attached', 'dialog.detached'],
    loadStored: ['jobs.restored'],
    listJobs: ['jobs.listed', 'list.failed'],
    tabs: ['jobs.synced', 'announcement.decided'],
    [key]: ['job.accepted', 'job.settled', 'job.refused'],
  },
  ends: ['generationJobs.ready'],
  situation: ({ context }) => [
    context.jobs.map(({ state, jobId, seen, announced }) => [state, jobId, seen, announced]),
    context.followed,
    Math.min(1, context.watched[key] ?? 0),
  ],
};
