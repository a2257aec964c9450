import { generationDialogSetup } from './generation-dialog.setup.ts';

/** The form. */
export const editing = /*#__PURE__*/ generationDialogSetup.createStateConfig({
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
    'generation.submit': { guard: 'canSubmit', target: '#busy', actions: ['clearOutcome', 'setJobKey'] },
    'terms.loaded': [
      {
        guard: { type: 'mayNotEdit', params: ({ event }) => event },
        target: '#forbidden',
        actions: { type: 'recordTerms', params: ({ event }) => event },
      },
      { actions: { type: 'recordTerms', params: ({ event }) => event } },
    ],
    'terms.failed': [
      {
        guard: { type: 'isForbiddenError', params: ({ event }) => event },
        target: '#forbidden',
        actions: { type: 'recordError', params: ({ event }) => event },
      },
      { actions: 'notePriceUnknown' },
    ],
  },
});

/** The caller may not change this character's pictures; left when that changes. */
export const forbidden = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'forbidden',
  tags: ['open', 'forbidden'],
  on: {
    'terms.loaded': [
      {
        guard: { type: 'mayEdit', params: ({ event }) => event },
        target: '#editing',
        actions: [{ type: 'recordTerms', params: ({ event }) => event }, 'clearMessages'],
      },
      { actions: { type: 'recordTerms', params: ({ event }) => event } },
    ],
  },
});
