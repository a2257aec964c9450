import { toGenerationErrorData } from '@charhub/api-client/contract';
import { generationJobSetup } from './generation-job.setup.ts';

/**
 * The server has the job. Three things go on side by side: the watch, a look at the server whenever nothing was heard
 * for 20 s, and a cancel when one was asked for. The end is read from the newest snapshot, whichever of them brought it.
 */
export const following = generationJobSetup.createStateConfig({
  tags: 'active',
  type: 'parallel',
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
  states: {
    news: {
      initial: 'hearing',
      on: {
        'job.changed': {
          guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
          target: '.hearing',
          actions: [
            { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.snapshot }) },
            'showConnection',
          ],
        },
        'connection.changed': {
          actions: { type: 'recordConnection', params: ({ event }) => ({ status: event.status }) },
        },
      },
      states: {
        hearing: {
          after: { silence: { target: 'checking' } },
          on: {
            'connection.changed': {
              actions: [
                { type: 'recordConnection', params: ({ event }) => ({ status: event.status }) },
                'showConnection',
              ],
            },
          },
        },
        checking: {
          entry: 'showSilence',
          invoke: {
            id: 'checkJob',
            src: 'checkJob',
            input: ({ context }) => ({ jobId: context.jobId }),
            onDone: {
              target: 'hearing',
              actions: [
                { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.output }) },
                'showConnection',
              ],
            },
            onError: [
              {
                guard: {
                  type: 'isSignedOut',
                  params: ({ event }) => ({ error: toGenerationErrorData(event.error) }),
                },
                target: '#generationJob.unwatched',
                actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
              },
              {
                guard: { type: 'isDefinite', params: ({ event }) => ({ error: event.error }) },
                target: '#generationJob.settled.refused',
                actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
              },
              { target: 'silent' },
            ],
          },
        },
        silent: { after: { silence: { target: 'checking' } } },
      },
    },
    cancellation: {
      initial: 'idle',
      states: {
        idle: {
          always: [
            { guard: 'wantsCancel', target: 'requesting' },
            { guard: 'isBeingCancelled', target: 'requested' },
          ],
          on: { 'job.cancel': { target: 'requesting', actions: 'requestCancel' } },
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
                { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.output }) },
                'recordCancelAnswer',
              ],
            },
            onError: {
              target: 'idle',
              actions: { type: 'recordCancelFailure', params: ({ event }) => ({ error: event.error }) },
            },
          },
        },
        requested: {
          tags: 'cancelling',
          on: { 'job.cancel': { target: 'requesting', actions: 'requestCancel' } },
        },
      },
    },
  },
});
