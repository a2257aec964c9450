import { generationJobSetup } from './generation-job.setup.ts';
import { news } from './news.state.ts';

/**
 * The server has the job, and it is watched. The end is read from the newest snapshot, whatever brought it. A wish to
 * cancel takes it from `news` to `requesting`, which itself asks the server, and on to `requested`, which hears of the
 * job as `news` does. They are states and no region beside the news: a second region makes each snapshot cost half as
 * much again, for a wish that few jobs ever see.
 */
export const following = generationJobSetup.createStateConfig({
  tags: 'active',
  invoke: { id: 'watchJob', src: 'watchJob', input: ({ context }) => ({ jobId: context.jobId }) },
  always: { guard: 'isSettled', target: 'settled' },
  on: {
    'watch.refused': [
      {
        guard: { type: 'isSignedOut', params: ({ event }) => event },
        target: 'unwatched',
        actions: { type: 'recordRefusal', params: ({ event }) => event },
      },
      {
        target: 'settled.refused',
        actions: { type: 'recordRefusal', params: ({ event }) => event },
      },
    ],
  },
  initial: 'news',
  states: {
    news: {
      ...news,
      always: [
        { guard: 'wantsCancel', target: 'requesting' },
        { guard: 'isBeingCancelled', target: 'requested' },
      ],
      on: { ...news.on, 'job.cancel': { target: 'requesting', actions: 'requestCancel' } },
    },
    requesting: {
      tags: 'cancelling',
      invoke: {
        id: 'cancelJob',
        src: 'cancelJob',
        input: ({ context }) => ({ jobId: context.jobId }),
        onDone: {
          target: 'requested',
          actions: [
            { type: 'recordNews', params: ({ event }) => ({ snapshot: event.output }) },
            'recordCancelAnswer',
          ],
        },
        onError: {
          target: 'news',
          actions: { type: 'recordCancelFailure', params: ({ event }) => ({ error: event.error }) },
        },
      },
      // The wish is on its way and stays told; how the job stands is asked without waiting for its answer.
      after: { silence: { target: 'requested.checking' } },
      on: {
        'job.changed': {
          guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
          actions: { type: 'recordNews', params: ({ event }) => ({ snapshot: event.snapshot }) },
        },
        'connection.changed': {
          actions: [
            { type: 'recordConnection', params: ({ event }) => ({ status: event.status }) },
            'showConnection',
          ],
        },
      },
    },
    requested: {
      ...news,
      tags: 'cancelling',
      on: { ...news.on, 'job.cancel': { target: 'requesting', actions: 'requestCancel' } },
    },
  },
});
