import { imageGallerySetup } from './image-gallery.setup.ts';

/** The picture that an event is about. */
const chosen = ({ event }: { event: { imageId: string } }) => event;

/**
 * A character's stored pictures, and what can be done with them, one thing at a time:
 * loading → ready, beside idle → activating → idle (undo), idle → asking → deleting → idle, idle → comparing → activating.
 *
 * The list is not its own: it looks at the one that everything on the page looks at. A change is in that list before
 * the server has answered, and out of it when the server refuses.
 */
export const imageGalleryMachine = /*#__PURE__*/ imageGallerySetup.createMachine({
  id: 'imageGallery',
  context: ({ input }) => ({
    ...input,
    images: null,
    error: null,
    isLoading: true,
    access: null,
    isOnline: true,
    chosenId: null,
    change: null,
    undoId: null,
    failure: null,
  }),
  invoke: [
    { id: 'watchImages', src: 'watchImages', input: ({ context }) => context },
    { id: 'loadAccess', src: 'loadAccess', input: ({ context }) => context },
    { id: 'watchNetwork', src: 'watchNetwork', input: ({ context }) => context },
  ],
  on: {
    'access.loaded': { actions: { type: 'recordAccess', params: ({ event }) => event } },
    'network.changed': { actions: { type: 'recordNetwork', params: ({ event }) => event } },
    'list.reload': { actions: 'reloadList' },
  },
  type: 'parallel',
  states: {
    list: {
      initial: 'loading',
      on: {
        'images.changed': [
          {
            guard: { type: 'hasImages', params: ({ event }) => event },
            target: '.ready',
            actions: { type: 'recordList', params: ({ event }) => event },
          },
          {
            guard: { type: 'isKnown', params: ({ event }) => event },
            target: '.empty',
            actions: { type: 'recordList', params: ({ event }) => event },
          },
          {
            guard: { type: 'hasError', params: ({ event }) => event },
            target: '.failed',
            actions: { type: 'recordList', params: ({ event }) => event },
          },
          { target: '.loading', actions: { type: 'recordList', params: ({ event }) => event } },
        ],
      },
      states: {
        loading: { tags: 'loading' },
        ready: { tags: 'ready' },
        empty: { tags: 'empty' },
        failed: { tags: 'failed' },
      },
    },
    change: {
      initial: 'idle',
      states: {
        idle: {
          after: { undoWindow: { guard: 'hasUndo', actions: 'clearUndo' } },
          on: {
            'image.activate': {
              guard: { type: 'canActivate', params: chosen },
              target: 'activating',
              actions: { type: 'setActivation', params: chosen },
            },
            'image.delete': {
              guard: { type: 'canDelete', params: chosen },
              target: 'asking',
              actions: { type: 'setChosen', params: chosen },
            },
            'image.compare': {
              guard: { type: 'canCompare', params: chosen },
              target: 'comparing',
              actions: { type: 'setChosen', params: chosen },
            },
            'activation.undo': { guard: 'canUndo', target: 'activating', actions: 'setUndone' },
            'change.retry': [
              {
                guard: { type: 'canRetry', params: { action: 'activate' } },
                target: 'activating',
                actions: {
                  type: 'setActivation',
                  params: ({ context }) => ({ imageId: context.failure?.change.imageId ?? '' }),
                },
              },
              {
                guard: { type: 'canRetry', params: { action: 'delete' } },
                target: 'deleting',
                actions: {
                  type: 'setDeletion',
                  params: ({ context }) => ({ imageId: context.failure?.change.imageId ?? '' }),
                },
              },
            ],
            'failure.dismiss': { actions: 'clearFailure' },
          },
        },
        asking: {
          tags: 'asking',
          always: { guard: 'isChosenGone', target: 'idle' },
          on: {
            'deletion.confirm': {
              guard: 'mayChange',
              target: 'deleting',
              actions: {
                type: 'setDeletion',
                params: ({ context }) => ({ imageId: context.chosenId ?? '' }),
              },
            },
            'deletion.cancel': { target: 'idle' },
          },
        },
        comparing: {
          tags: 'comparing',
          always: { guard: 'isChosenGone', target: 'idle' },
          on: {
            'image.activate': {
              guard: { type: 'canActivate', params: chosen },
              target: 'activating',
              actions: { type: 'setActivation', params: chosen },
            },
            'comparison.close': { target: 'idle' },
          },
        },
        activating: {
          tags: 'busy',
          invoke: {
            id: 'activateImage',
            src: 'activateImage',
            input: ({ context: { characterId, change } }) => ({
              characterId,
              imageId: change?.imageId ?? '',
            }),
            onDone: { target: 'idle', actions: ['offerUndo', 'emitActivated'] },
            onError: {
              target: 'idle',
              actions: { type: 'recordFailure', params: ({ event }) => event },
            },
          },
        },
        deleting: {
          tags: 'busy',
          invoke: {
            id: 'deleteImage',
            src: 'deleteImage',
            input: ({ context: { characterId, change } }) => ({
              characterId,
              imageId: change?.imageId ?? '',
            }),
            onDone: { target: 'idle', actions: 'emitDeleted' },
            onError: {
              target: 'idle',
              actions: { type: 'recordFailure', params: ({ event }) => event },
            },
          },
        },
      },
    },
  },
});
