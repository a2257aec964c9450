import { avatarUploaderSetup } from './avatar-uploader.setup.ts';

/** Nothing is being taken away. */
export const kept = /*#__PURE__*/ avatarUploaderSetup.createStateConfig({
  id: 'kept',
  on: {
    'avatar.remove': {
      target: 'pending',
      actions: [{ type: 'setRemoved', params: ({ event }) => event }, 'emitRemoved'],
    },
  },
});

/** It can be undone, since nobody was told yet: today's CharHub deletes what is taken away. */
export const pending = /*#__PURE__*/ avatarUploaderSetup.createStateConfig({
  id: 'pending',
  tags: 'pending',
  on: {
    'avatar.restore': {
      target: 'kept',
      actions: { type: 'emitRestored', params: { superseded: false } },
    },
    'avatar.uploaded': {
      target: 'kept',
      actions: { type: 'emitRestored', params: { superseded: true } },
    },
    'page.left': 'removing',
  },
  after: { undoWindow: 'removing' },
});

export const removing = /*#__PURE__*/ avatarUploaderSetup.createStateConfig({
  id: 'removing',
  tags: ['removing', 'busy'],
  invoke: {
    id: 'removeAvatar',
    src: 'removeAvatar',
    input: ({ context }) => ({ owner: context.owner, imageId: context.removed?.imageId ?? null }),
    onDone: { target: 'kept', actions: 'completeRemoval' },
    onError: {
      target: 'kept',
      actions: [
        { type: 'recordRemovalError', params: ({ event }) => event },
        { type: 'emitRestored', params: { superseded: false } },
      ],
    },
  },
});
