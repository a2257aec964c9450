import { busy } from '../generation-dialog/busy.state.ts';
import { editing, forbidden } from '../generation-dialog/editing.state.ts';
import { failed } from '../generation-dialog/failed.state.ts';
import { initialContext } from '../generation-dialog/initial-context.ts';
import { checking, everywhere, locating } from '../generation-dialog/opening.state.ts';
import { imageGenerationSetup } from './image-generation.setup.ts';

/**
 * One picture, from the dialog's opening to the finished avatar or cover:
 * closed → checking → editing → busy (uploading, queueing, generating) → completed → closed.
 *
 * A job is the registry's (`generationJobs`): the dialog only looks at it, so that closing never cancels.
 */
export const imageGenerationMachine = /*#__PURE__*/ imageGenerationSetup.createMachine({
  id: 'imageGeneration',
  context: ({ input }) => ({ ...initialContext, ...input }),
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
      on: everywhere.on,
      initial: 'locating',
      states: {
        locating,
        checking,
        editing,
        busy,
        found: { id: 'found', always: { target: 'settled' } },
        settled: {
          id: 'settled',
          exit: 'refreshTerms',
          always: [
            {
              guard: { type: 'hasJobState', params: { state: 'completed' } },
              target: 'completed',
              actions: 'recordResult',
            },
            {
              guard: { type: 'hasJobState', params: { state: 'cancelled' } },
              target: 'editing',
              actions: 'noteCancelled',
            },
            { target: '#failed.ended', actions: 'recordJobFailure' },
          ],
        },
        completed: {
          id: 'completed',
          tags: ['open', 'completed'],
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
        forbidden,
      },
    },
  },
});
