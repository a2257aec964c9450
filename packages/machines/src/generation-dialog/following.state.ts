import { followInput } from './dialog-actors.ts';
import { generationDialogSetup } from './generation-dialog.setup.ts';

/**
 * The registry has the job, and the dialog looks at it until it has ended. How it ended is read from the job's
 * newest snapshot, never from the message that brought it.
 */
export const following = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'following',
  invoke: { id: 'followJob', src: 'followJob', input: followInput },
  always: { guard: 'isJobOver', target: '#settled' },
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
        'watch.refused': {},
        'submission.unanswered': {},
      },
    },
    resuming: {
      id: 'resuming',
      always: [
        { guard: 'isJobOver', target: '#found' },
        { guard: 'hasJob', target: 'generating' },
      ],
      on: {
        'job.changed': { actions: { type: 'recordJob', params: ({ event }) => event } },
        'generation.cancel': { target: 'cancelling', actions: 'cancelJob' },
      },
      initial: 'foreign',
      states: {
        own: { id: 'own' },
        foreign: { tags: 'resuming', exit: 'adoptRequest' },
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
        target: '#settled',
        actions: 'noteFinishedFirst',
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
    'watch.refused': {
      target: '#failed.unwatched',
      actions: { type: 'recordError', params: ({ event }) => event },
    },
    'submission.unanswered': {
      target: '#failed.unanswered',
      actions: { type: 'recordError', params: ({ event }) => event },
    },
  },
});
