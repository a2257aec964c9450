import { stageProgressSetup } from './stage-progress.setup.ts';

/** The registry has the job until it is over. How it ended is read from its newest snapshot. */
export const working = /*#__PURE__*/ stageProgressSetup.createStateConfig({
  id: 'working',
  invoke: { id: 'followJob', src: 'followJob', input: ({ context }) => ({ key: context.jobKey }) },
  always: [
    { guard: { type: 'hasJobState', params: { state: 'completed' } }, target: '#completed' },
    { guard: { type: 'hasJobState', params: { state: 'cancelled' } }, target: '#cancelled' },
    { guard: 'isIncomplete', target: '#incomplete', actions: 'recordJobFailure' },
    { guard: 'isOver', target: '#failed', actions: 'recordJobFailure' },
  ],
  on: {
    'job.changed': [
      {
        guard: { type: 'isJob', params: ({ event }) => event },
        target: '.following',
        actions: { type: 'recordJob', params: ({ event }) => event },
      },
      { actions: { type: 'recordJob', params: ({ event }) => event } },
    ],
    'job.refused': [
      { guard: { type: 'isAborted', params: ({ event }) => event }, target: '#cancelled' },
      { target: '#failed', actions: { type: 'recordError', params: ({ event }) => event } },
    ],
    'submission.unanswered': {
      target: '.unanswered',
      actions: { type: 'recordError', params: ({ event }) => event },
    },
    'watch.refused': {
      target: '.unwatched',
      actions: { type: 'recordError', params: ({ event }) => event },
    },
    'generation.cancel': { actions: ['clearError', 'cancelJob'] },
    'cancel.failed': { actions: { type: 'recordError', params: ({ event }) => event } },
  },
  initial: 'following',
  states: {
    // The registry takes a key once, so that a second submission does nothing.
    submitting: { id: 'submitting', tags: 'submitting', entry: 'submitJob' },
    following: { tags: 'following' },
    unanswered: {
      tags: 'failed',
      on: {
        'views.retry': { actions: 'retryJob' },
        'job.changed': [
          {
            guard: { type: 'isJob', params: ({ event }) => event },
            target: 'following',
            actions: ['clearError', { type: 'recordJob', params: ({ event }) => event }],
          },
          { target: 'submitting', actions: 'clearError' },
        ],
      },
    },
    unwatched: {
      tags: 'failed',
      on: {
        'views.retry': { actions: 'retryJob' },
        'job.changed': {
          target: 'following',
          actions: ['clearError', { type: 'recordJob', params: ({ event }) => event }],
        },
      },
    },
  },
});
