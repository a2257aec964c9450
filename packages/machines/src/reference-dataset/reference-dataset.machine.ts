import { busy } from '../generation-dialog/busy.state.ts';
import { editing, forbidden } from '../generation-dialog/editing.state.ts';
import { failed } from '../generation-dialog/failed.state.ts';
import { initialContext } from '../generation-dialog/initial-context.ts';
import { checking, everywhere, locating } from '../generation-dialog/opening.state.ts';
import { completed, incomplete, startJob } from './outcome.states.ts';
import { referenceDatasetSetup } from './reference-dataset.setup.ts';
import { REFERENCE_VIEWS } from './reference-views.ts';

/**
 * The four reference views, or some of them, from the dialog's opening to the finished pictures:
 * closed → checking → editing → busy (uploading, queueing, generating) → completed → closed.
 *
 * A job is the registry's (`generationJobs`): the dialog only looks at it, so that closing never cancels. The pictures
 * of a view change only by a job that made them.
 */
export const referenceDatasetMachine = /*#__PURE__*/ referenceDatasetSetup.createMachine({
  id: 'referenceDataset',
  context: ({ input }) => ({
    ...initialContext,
    kind: 'reference-dataset',
    characterId: input.characterId,
    views: REFERENCE_VIEWS,
    locked: [],
    pictures: {},
    made: {},
    requested: [],
    secondsLeft: null,
  }),
  initial: 'closed',
  states: {
    closed: {
      id: 'closed',
      on: {
        'dialog.open': {
          target: 'open',
          actions: [{ type: 'setRequestedKey', params: ({ event }) => event }, 'clearMessages', 'forgetMade'],
        },
      },
    },
    open: {
      invoke: [
        { id: 'loadTerms', src: 'loadTerms', input: ({ context }) => context },
        { id: 'loadPictures', src: 'loadPictures', input: ({ context }) => context },
      ],
      on: {
        ...everywhere.on,
        'pictures.loaded': { actions: { type: 'recordPictures', params: ({ event }) => event } },
        'view.lock': { actions: { type: 'setLocked', params: ({ event }) => event } },
        'view.unlock': { actions: { type: 'setUnlocked', params: ({ event }) => event } },
      },
      initial: 'locating',
      states: {
        locating,
        checking,
        editing: {
          ...editing,
          always: { guard: 'isAvatarMissing', target: 'avatarMissing' },
          on: {
            ...editing.on,
            'views.change': { actions: { type: 'setViews', params: ({ event }) => event } },
            'generation.submit': startJob(({ context }) => context.views),
          },
        },
        avatarMissing: {
          tags: ['open', 'avatar-missing'],
          on: {
            'terms.loaded': [
              {
                guard: { type: 'hasAvatar', params: ({ event }) => event },
                target: 'editing',
                actions: [{ type: 'recordTerms', params: ({ event }) => event }, 'clearMessages'],
              },
              { actions: { type: 'recordTerms', params: ({ event }) => event } },
            ],
          },
        },
        busy,
        found: {
          id: 'found',
          always: [
            {
              guard: { type: 'hasJobState', params: { state: 'completed' } },
              target: '#staying',
              actions: 'recordResult',
            },
            { target: 'settled' },
          ],
        },
        settled: {
          id: 'settled',
          exit: 'refreshTerms',
          always: [
            {
              guard: { type: 'hasJobState', params: { state: 'completed' } },
              target: 'completed',
              actions: 'recordResult',
            },
            { guard: 'isPartial', target: 'endedEarly' },
            {
              guard: { type: 'hasJobState', params: { state: 'cancelled' } },
              target: 'editing',
              actions: 'noteCancelled',
            },
            { target: '#failed.ended', actions: 'recordJobFailure' },
          ],
        },
        endedEarly: {
          exit: 'recordResult',
          always: [
            {
              guard: { type: 'hasJobState', params: { state: 'cancelled' } },
              target: 'incomplete',
              actions: 'noteCancelled',
            },
            { target: 'incomplete', actions: 'recordJobFailure' },
          ],
        },
        completed,
        incomplete,
        failed,
        forbidden,
      },
    },
  },
});
