import { busy } from './busy.state.ts';
import { failed } from './failed.state.ts';
import { imageGenerationSetup } from './image-generation.setup.ts';

/**
 * One picture, from the dialog's opening to the finished avatar or cover:
 * closed → checking → editing → busy (uploading, queueing, generating) → completed → closed.
 *
 * A job is the registry's (`generationJobs`): the dialog only looks at it, so that closing never cancels.
 */
export const imageGenerationMachine = imageGenerationSetup.createMachine({
  id: 'imageGeneration',
  context: ({ input }) => ({
    ...input,
    prompt: '',
    sample: null,
    uploadPercent: 0,
    quote: null,
    access: null,
    jobKey: null,
    job: null,
    connection: 'connecting',
    image: null,
    error: null,
    notice: null,
    requestedKey: null,
  }),
  initial: 'closed',
  states: {
    closed: {
      id: 'closed',
      on: {
        'dialog.open': {
          target: 'open',
          actions: [{ type: 'setRequestedKey', params: ({ event }) => event }, 'clearMessages'],
        },
      },
    },
    open: {
      invoke: { id: 'loadTerms', src: 'loadTerms', input: ({ context }) => context },
      on: {
        'terms.loaded': { actions: { type: 'recordTerms', params: ({ event }) => event } },
        'dialog.open': {
          guard: { type: 'isOtherJob', params: ({ event }) => event },
          target: '.locating',
          actions: [{ type: 'setRequestedKey', params: ({ event }) => event }, 'clearMessages'],
        },
        'dialog.close': { target: 'closed', actions: 'emitDismissed' },
      },
      initial: 'locating',
      states: {
        locating: {
          tags: 'open',
          invoke: {
            id: 'findJob',
            src: 'findJob',
            input: ({ context }) => context,
            onDone: [
              {
                guard: { type: 'isOwn', params: ({ event }) => ({ key: event.output }) },
                target: '#generating',
                actions: { type: 'resumeJob', params: ({ event }) => ({ key: event.output }) },
              },
              {
                guard: { type: 'isFound', params: ({ event }) => ({ key: event.output }) },
                target: '#resuming',
                actions: [
                  { type: 'releaseSample', params: ({ context }) => context },
                  { type: 'resumeJob', params: ({ event }) => ({ key: event.output }) },
                ],
              },
              { target: 'checking' },
            ],
            onError: { target: 'checking' },
          },
          on: {
            'terms.failed': {
              guard: { type: 'isForbiddenError', params: ({ event }) => event },
              target: 'forbidden',
              actions: { type: 'recordError', params: ({ event }) => event },
            },
          },
          after: { patience: { target: 'editing' } },
        },
        checking: {
          tags: 'open',
          always: [
            { guard: 'isForbidden', target: 'forbidden' },
            { guard: 'areTermsKnown', target: 'editing' },
          ],
          on: {
            'terms.failed': [
              {
                guard: { type: 'isForbiddenError', params: ({ event }) => event },
                target: 'forbidden',
                actions: { type: 'recordError', params: ({ event }) => event },
              },
              { target: 'editing', actions: { type: 'recordError', params: ({ event }) => event } },
            ],
          },
          after: { patience: { target: 'editing' } },
        },
        editing: {
          id: 'editing',
          tags: ['open', 'form'],
          on: {
            'prompt.change': { actions: { type: 'setPrompt', params: ({ event }) => event } },
            'sample.attach': {
              actions: [
                { type: 'releaseSample', params: ({ context }) => context },
                { type: 'setSample', params: ({ event }) => event },
              ],
            },
            'sample.remove': {
              actions: [
                { type: 'releaseSample', params: ({ context }) => context },
                { type: 'setSample', params: { sample: null } },
              ],
            },
            'generation.submit': {
              guard: 'canSubmit',
              target: 'busy',
              actions: ['clearOutcome', 'setJobKey'],
            },
            'terms.loaded': [
              {
                guard: { type: 'mayNotEdit', params: ({ event }) => event },
                target: 'forbidden',
                actions: { type: 'recordTerms', params: ({ event }) => event },
              },
              { actions: { type: 'recordTerms', params: ({ event }) => event } },
            ],
            'terms.failed': {
              guard: { type: 'isForbiddenError', params: ({ event }) => event },
              target: 'forbidden',
              actions: { type: 'recordError', params: ({ event }) => event },
            },
          },
        },
        busy,
        completed: {
          id: 'completed',
          tags: 'open',
          on: {
            'settings.edit': { target: 'editing', actions: 'clearMessages' },
            'generation.repeat': {
              guard: 'canSubmit',
              target: 'busy',
              actions: ['clearOutcome', 'setJobKey'],
            },
          },
        },
        failed,
        forbidden: {
          id: 'forbidden',
          tags: 'open',
          on: {
            'terms.loaded': [
              {
                guard: { type: 'mayEdit', params: ({ event }) => event },
                target: 'editing',
                actions: [{ type: 'recordTerms', params: ({ event }) => event }, 'clearMessages'],
              },
              { actions: { type: 'recordTerms', params: ({ event }) => event } },
            ],
          },
        },
      },
    },
  },
});
