import { characterCreationSetup } from './character-creation.setup.ts';

/** The character has all its pictures. */
export const completed = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  id: 'completed',
  tags: ['open', 'completed'],
  entry: 'forgetIntent',
  on: {
    'creation.restart': { target: '#editing', actions: 'startOver' },
    'dialog.close': { target: '#closed', actions: ['startOver', 'emitDismissed'] },
  },
});

/**
 * The character is stored, and some of its pictures are missing. `ended`: they were not made, or nobody knows whether
 * another try has begun. `unwatched`: they may be made now, but this session may not look.
 */
export const incomplete = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  id: 'incomplete',
  tags: ['open', 'incomplete'],
  initial: 'ended',
  on: {
    'dialog.close': { target: '#closed', actions: ['forgetIntent', 'startOver', 'emitDismissed'] },
  },
  states: {
    ended: {
      on: {
        'generation.retry': [
          { guard: 'isLastUnanswered', target: '#retrying', actions: 'clearMessages' },
          { guard: 'canRetryPictures', target: '#retrying', actions: ['setJobKey', 'clearMessages'] },
        ],
      },
    },
    unwatched: {
      id: 'unwatched',
      on: {
        'generation.retry': {
          target: '#following',
          actions: [{ type: 'watchAgain', params: ({ context }) => context }, 'clearMessages'],
        },
        // What runs goes on, and is found again when the dialog is opened.
        'dialog.close': { target: '#closed', actions: 'emitDismissed' },
      },
    },
  },
});

/** Nothing is known to be stored. Without an answer the same wish is sent again, under the same key. */
export const failed = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  id: 'failed',
  tags: ['open', 'failed'],
  on: {
    'generation.retry': [
      { guard: 'isLastUnanswered', target: '#busy', actions: 'clearMessages' },
      {
        guard: 'canCreate',
        target: '#busy',
        actions: ['setJobKey', 'clearOutcome', { type: 'rememberIntent', params: ({ context }) => context }],
      },
    ],
    'settings.edit': {
      guard: 'isAnswered',
      target: '#editing',
      actions: ['clearMessages', 'forgetIntent'],
    },
  },
});
