import { findInput } from './dialog-actors.ts';
import { generationDialogSetup } from './generation-dialog.setup.ts';

/** What is heard wherever an open dialog stands. */
export const everywhere = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  on: {
    'terms.refresh': { actions: ['awaitPrice', 'refreshTerms'] },
    'terms.failed': { actions: 'notePriceUnknown' },
    'terms.loaded': { actions: { type: 'recordTerms', params: ({ event }) => event } },
    'dialog.open': {
      guard: { type: 'isOtherJob', params: ({ event }) => event },
      target: '#locating',
      actions: [{ type: 'setRequestedKey', params: ({ event }) => event }, 'clearMessages'],
    },
    'dialog.close': { target: '#closed', actions: 'emitDismissed' },
  },
});

/** Looks for a job to show before anything else. */
export const locating = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'locating',
  tags: 'open',
  invoke: {
    id: 'findJob',
    src: 'findJob',
    input: findInput,
    onDone: [
      {
        guard: { type: 'isOwn', params: ({ event }) => ({ key: event.output }) },
        target: '#own',
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
      { target: '#checking' },
    ],
    onError: { target: '#checking' },
  },
  on: {
    'terms.failed': [
      {
        guard: { type: 'isForbiddenError', params: ({ event }) => event },
        target: '#forbidden',
        actions: { type: 'recordError', params: ({ event }) => event },
      },
      { actions: ['notePriceUnknown', { type: 'recordError', params: ({ event }) => event }] },
    ],
  },
  after: { patience: { target: '#editing' } },
});

/** There is no job to show, and whether the form may be used is not known yet. */
export const checking = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'checking',
  tags: 'open',
  always: [
    { guard: 'isForbidden', target: '#forbidden' },
    { guard: 'areTermsSettled', target: '#editing' },
  ],
  on: {
    'terms.failed': [
      {
        guard: { type: 'isForbiddenError', params: ({ event }) => event },
        target: '#forbidden',
        actions: { type: 'recordError', params: ({ event }) => event },
      },
      {
        target: '#editing',
        actions: ['notePriceUnknown', { type: 'recordError', params: ({ event }) => event }],
      },
    ],
  },
  after: { patience: { target: '#editing' } },
});
