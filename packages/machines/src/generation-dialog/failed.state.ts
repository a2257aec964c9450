import { followInput } from './dialog-actors.ts';
import { generationDialogSetup } from './generation-dialog.setup.ts';

/**
 * No picture came of it. `ended`: there is an answer, so another try is a new job. `unanswered`: the server may have
 * taken the job, so only the same key is sent again, by a person or when the device is back online. `unwatched`: the
 * session has ended; the job goes on, and is watched again after signing in.
 */
export const failed = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'failed',
  tags: ['open', 'failed'],
  initial: 'ended',
  states: {
    ended: {
      on: {
        'generation.retry': { guard: 'canRetry', target: '#busy', actions: ['clearOutcome', 'setJobKey'] },
        'settings.edit': { target: '#editing', actions: 'clearMessages' },
      },
    },
    unanswered: {
      tags: 'unanswered',
      invoke: { id: 'followJob', src: 'followJob', input: followInput },
      on: {
        'generation.retry': { actions: 'retryJob' },
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
    unwatched: {
      invoke: { id: 'followJob', src: 'followJob', input: followInput },
      on: {
        'generation.retry': { actions: 'retryJob' },
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
          { target: 'ended', actions: { type: 'recordError', params: ({ event }) => event } },
        ],
        'watch.refused': { actions: { type: 'recordError', params: ({ event }) => event } },
        'settings.edit': { target: '#editing', actions: 'clearMessages' },
      },
    },
  },
});
