import { following } from './following.state.ts';
import { generationJobSetup } from './generation-job.setup.ts';

/**
 * One job, from its submission to its end: submitting → following → settled.
 *
 * Slots: `submitJob`, `checkJob`, `cancelJob` answer with a snapshot; `watchJob` sends `job.changed`,
 * `connection.changed` and `watch.refused`; `watchNetwork` sends `network.returned`.
 * The actions `reportAccepted`, `reportSettled` and `reportRefused` tell whoever started it.
 */
export const generationJobMachine = generationJobSetup.createMachine({
  id: 'generationJob',
  context: ({ input }) => ({
    ...input,
    connection: 'connecting',
    error: null,
    attempt: 0,
    watchStatus: 'connecting',
    cancelRequested: false,
    cancelError: null,
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: 'isSettled', target: 'settled' },
        { guard: 'isKnown', target: 'following' },
        { target: 'submitting' },
      ],
    },
    submitting: {
      tags: ['active', 'submitting'],
      on: {
        'job.cancel': { actions: 'requestCancel' },
        'job.changed': {
          guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
          target: 'following',
          actions: [
            { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.snapshot }) },
            {
              type: 'reportAccepted',
              params: ({ context, event }) => ({ key: context.key, snapshot: event.snapshot }),
            },
          ],
        },
      },
      initial: 'sending',
      states: {
        sending: {
          entry: 'countAttempt',
          invoke: {
            id: 'submitJob',
            src: 'submitJob',
            input: ({ context }) => ({ idempotencyKey: context.key, request: context.request }),
            onDone: {
              target: '#generationJob.following',
              actions: [
                { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.output }) },
                {
                  type: 'reportAccepted',
                  params: ({ context, event }) => ({ key: context.key, snapshot: event.output }),
                },
              ],
            },
            onError: [
              {
                guard: { type: 'canTryAgain', params: ({ event }) => ({ error: event.error }) },
                target: 'waiting',
                actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
              },
              {
                guard: { type: 'isUnanswered', params: ({ event }) => ({ error: event.error }) },
                target: '#generationJob.unanswered',
                actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
              },
              {
                target: '#generationJob.settled.refused',
                actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
              },
            ],
          },
        },
        waiting: { after: { submissionBackoff: 'sending' } },
      },
    },
    following,
    unanswered: {
      tags: ['active', 'submitting'],
      entry: 'clearAttempts',
      invoke: { id: 'watchNetwork', src: 'watchNetwork' },
      on: {
        'job.retry': { target: 'submitting' },
        'network.returned': { target: 'submitting' },
        'job.cancel': { target: 'submitting', actions: 'requestCancel' },
        'job.changed': {
          guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
          target: 'following',
          actions: [
            { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.snapshot }) },
            {
              type: 'reportAccepted',
              params: ({ context, event }) => ({ key: context.key, snapshot: event.snapshot }),
            },
          ],
        },
      },
    },
    // The session has ended, not the job.
    unwatched: {
      tags: 'active',
      on: {
        'job.retry': { target: 'following', actions: 'clearError' },
        'job.cancel': { target: 'following', actions: ['clearError', 'requestCancel'] },
        'job.changed': {
          guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
          target: 'following',
          actions: { type: 'recordSnapshot', params: ({ event }) => ({ snapshot: event.snapshot }) },
        },
      },
    },
    settled: {
      tags: 'settled',
      initial: 'deciding',
      states: {
        deciding: {
          exit: {
            type: 'reportSettled',
            params: ({ context }) => ({ key: context.key, snapshot: context.snapshot }),
          },
          always: [
            { guard: { type: 'hasState', params: { state: 'completed' } }, target: 'completed' },
            { guard: { type: 'hasState', params: { state: 'failed' } }, target: 'failed' },
            { guard: { type: 'hasState', params: { state: 'cancelled' } }, target: 'cancelled' },
            { target: 'lost' },
          ],
        },
        completed: {},
        cancelled: {},
        failed: {},
        lost: {},
        refused: {
          entry: {
            type: 'reportRefused',
            params: ({ context }) => ({ key: context.key, error: context.error }),
          },
        },
      },
    },
  },
});
