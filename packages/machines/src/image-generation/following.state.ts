import { imageGenerationSetup } from './image-generation.setup.ts';

/**
 * The registry has the job, and the dialog looks at it until it has ended. How it ended is read from the job's
 * newest snapshot, never from the message that brought it.
 */
export const following = imageGenerationSetup.createStateConfig({
  id: 'following',
  invoke: { id: 'followJob', src: 'followJob', input: ({ context }) => ({ key: context.jobKey }) },
  always: [
    {
      guard: { type: 'hasJobState', params: { state: 'completed' } },
      target: '#completed',
      actions: ['recordImage', 'clearMessages', 'refreshTerms'],
    },
    {
      guard: { type: 'hasJobState', params: { state: 'cancelled' } },
      target: '#editing',
      actions: ['noteCancelled', 'refreshTerms'],
    },
    {
      guard: { type: 'hasJobState', params: { state: 'failed' } },
      target: '#failed.ended',
      actions: ['recordJobFailure', 'refreshTerms'],
    },
    {
      guard: { type: 'hasJobState', params: { state: 'lost' } },
      target: '#failed.ended',
      actions: ['recordJobFailure', 'refreshTerms'],
    },
  ],
  initial: 'queueing',
  states: {
    // Left with the first thing the registry says, so that it has the job before the dialog can be closed.
    queueing: {
      entry: 'submitJob',
      on: {
        'job.changed': {
          target: 'generating',
          actions: { type: 'recordJob', params: ({ event }) => event },
        },
        'job.refused': {},
        'submission.unanswered': {},
      },
    },
    resuming: {
      id: 'resuming',
      on: {
        'job.changed': [
          {
            guard: { type: 'isJob', params: ({ event }) => event },
            target: 'generating',
            actions: [
              { type: 'adoptRequest', params: ({ event }) => event },
              { type: 'recordJob', params: ({ event }) => event },
            ],
          },
          { actions: { type: 'recordJob', params: ({ event }) => event } },
        ],
      },
    },
    generating: {
      id: 'generating',
      on: {
        'job.changed': { actions: { type: 'recordJob', params: ({ event }) => event } },
        'generation.cancel': { target: 'cancelling', actions: ['clearNotice', 'cancelJob'] },
      },
    },
    cancelling: {
      id: 'cancelling',
      tags: 'cancelling',
      always: {
        guard: { type: 'hasJobState', params: { state: 'completed' } },
        target: '#completed',
        actions: ['recordImage', 'noteFinishedFirst', 'refreshTerms'],
      },
      on: {
        'job.changed': { actions: { type: 'recordJob', params: ({ event }) => event } },
        'cancel.failed': { target: 'generating', actions: 'noteCancelFailed' },
      },
    },
  },
  on: {
    'job.refused': [
      {
        guard: { type: 'isForbiddenError', params: ({ event }) => event },
        target: '#forbidden',
        actions: { type: 'recordError', params: ({ event }) => event },
      },
      {
        guard: { type: 'isAborted', params: ({ event }) => event },
        target: '#editing',
        actions: 'noteCancelled',
      },
      {
        guard: { type: 'isFormError', params: ({ event }) => event },
        target: '#editing',
        actions: [{ type: 'recordError', params: ({ event }) => event }, 'refreshTerms'],
      },
      {
        target: '#failed.ended',
        actions: { type: 'recordError', params: ({ event }) => event },
      },
    ],
    'submission.unanswered': {
      target: '#failed.unanswered',
      actions: { type: 'recordError', params: ({ event }) => event },
    },
  },
});
