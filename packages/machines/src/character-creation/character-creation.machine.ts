import { dialog } from '../generation-dialog/busy.state.ts';
import { characterCreationSetup, emptyCreation } from './character-creation.setup.ts';
import { completed, failed, incomplete } from './creation-outcome.states.ts';
import { wantedPictures } from './creation-pictures.ts';
import { work } from './creation-work.state.ts';

/**
 * A new character, from its description to its pictures:
 * closed → editing → busy (creating, then avatar and views in the background) → completed → closed.
 *
 * The character is stored before anything is painted, and stays whatever becomes of its pictures: `incomplete` offers
 * another try at what is missing.
 */
export const characterCreationMachine = /*#__PURE__*/ characterCreationSetup.createMachine({
  id: 'characterCreation',
  context: emptyCreation,
  initial: 'closed',
  states: {
    closed: { id: 'closed', on: { 'dialog.open': { target: 'open' } } },
    open: {
      invoke: { id: 'loadQuote', src: 'loadQuote', input: ({ context }) => wantedPictures(context) },
      on: {
        'terms.refresh': { actions: ['awaitPrice', 'refreshQuote'] },
        'quote.loaded': { actions: { type: 'recordQuote', params: ({ event }) => event } },
        'quote.failed': { actions: 'notePriceUnknown' },
        'dialog.close': { target: '#closed', actions: 'emitDismissed' },
      },
      initial: 'locating',
      states: {
        locating: {
          tags: 'open',
          invoke: {
            id: 'findCreation',
            src: 'findCreation',
            input: ({ context: { sample } }) => ({ sample }),
            onDone: [
              {
                guard: { type: 'hasCharacter', params: ({ event }) => ({ found: event.output }) },
                target: '#following',
                actions: [
                  { type: 'recordFound', params: ({ event }) => ({ found: event.output }) },
                  { type: 'recordFoundCharacter', params: ({ event }) => ({ found: event.output }) },
                ],
              },
              {
                guard: { type: 'canResend', params: ({ event }) => ({ found: event.output }) },
                target: 'busy',
                actions: { type: 'recordFound', params: ({ event }) => ({ found: event.output }) },
              },
              {
                target: 'editing',
                actions: { type: 'recordFound', params: ({ event }) => ({ found: event.output }) },
              },
            ],
            onError: { target: 'editing' },
          },
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
            'generation.submit': [
              {
                guard: 'canCreateAgain',
                target: 'busy',
                actions: ['clearOutcome', { type: 'rememberIntent', params: ({ context }) => context }],
              },
              {
                guard: 'canCreate',
                target: 'busy',
                actions: [
                  'clearOutcome',
                  'setJobKey',
                  { type: 'rememberIntent', params: ({ context }) => context },
                ],
              },
            ],
          },
        },
        busy: { id: 'busy', tags: 'busy', type: 'parallel', states: { work, dialog } },
        settled: {
          id: 'settled',
          exit: 'refreshQuote',
          always: [
            { guard: 'areJobsMade', target: 'completed' },
            { guard: 'isCancelled', target: 'incomplete', actions: 'noteCancelled' },
            { target: 'incomplete' },
          ],
        },
        completed,
        incomplete,
        failed,
      },
    },
  },
});
