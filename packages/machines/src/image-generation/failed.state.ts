import { imageGenerationSetup } from './image-generation.setup.ts';

/**
 * No picture came of it. `ended`: there is an answer, so another try is a new job. `unanswered`: the server may have
 * taken the job, so only the same key is sent again, by a person or when the device is back online.
 */
export const failed = imageGenerationSetup.createStateConfig({
  id: 'failed',
  tags: 'open',
  initial: 'ended',
  states: {
    ended: {
      on: {
        'generation.retry': { guard: 'canSubmit', target: '#busy', actions: ['clearOutcome', 'setJobKey'] },
        'settings.edit': { target: '#editing', actions: 'clearMessages' },
      },
    },
    unanswered: {
      invoke: { id: 'followJob', src: 'followJob', input: ({ context }) => ({ key: context.jobKey }) },
      on: {
        'generation.retry': { actions: 'retrySubmission' },
        'job.changed': {
          target: '#generating',
          actions: ['clearMessages', { type: 'recordJob', params: ({ event }) => event }],
        },
        'job.refused': [
          {
            guard: { type: 'isForbiddenError', params: ({ event }) => event },
            target: '#forbidden',
            actions: { type: 'recordError', params: ({ event }) => event },
          },
          {
            guard: { type: 'isFormError', params: ({ event }) => event },
            target: '#editing',
            actions: [{ type: 'recordError', params: ({ event }) => event }, 'refreshTerms'],
          },
          { target: 'ended', actions: { type: 'recordError', params: ({ event }) => event } },
        ],
        'submission.unanswered': { actions: { type: 'recordError', params: ({ event }) => event } },
        'settings.edit': {
          target: '#editing',
          actions: [
            { type: 'abandonJob', params: ({ context }) => ({ key: context.jobKey }) },
            'clearMessages',
          ],
        },
        'dialog.close': {
          target: '#closed',
          actions: [
            { type: 'abandonJob', params: ({ context }) => ({ key: context.jobKey }) },
            'emitDismissed',
          ],
        },
      },
    },
  },
});
