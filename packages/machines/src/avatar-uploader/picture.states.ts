import { avatarUploaderSetup } from './avatar-uploader.setup.ts';
import { dropCropped, dropPictures } from './drop-pictures.ts';

/** The address of a picture is written, and the picture behind it fetched and examined. */
export const addressing = /*#__PURE__*/ avatarUploaderSetup.createStateConfig({
  id: 'addressing',
  on: { 'dialog.close': { target: '#idle', actions: 'clearMessages' } },
  initial: 'writing',
  states: {
    writing: {
      id: 'writing',
      tags: 'addressing',
      on: {
        'address.change': { actions: { type: 'setAddress', params: ({ event }) => event } },
        'address.submit': { guard: 'hasAddress', target: 'fetching', actions: 'clearMessages' },
      },
    },
    fetching: {
      tags: ['importing', 'busy'],
      invoke: {
        id: 'importPicture',
        src: 'importPicture',
        input: ({ context }) => ({ address: context.address.trim() }),
        onDone: {
          target: 'examining',
          actions: { type: 'setPicture', params: ({ event }) => ({ picture: event.output }) },
        },
        onError: { target: 'writing', actions: { type: 'recordThrown', params: ({ event }) => event } },
      },
      on: { 'upload.cancel': 'writing' },
    },
    examining: {
      tags: ['importing', 'busy'],
      invoke: {
        id: 'inspectPicture',
        src: 'inspectPicture',
        input: ({ context }) => ({ picture: context.picture }),
        onDone: [
          {
            guard: { type: 'hasProblem', params: ({ event }) => event.output },
            target: 'writing',
            actions: [{ type: 'recordProblem', params: ({ event }) => event.output }, ...dropPictures],
          },
          { target: '#cropping' },
        ],
        onError: { target: 'writing', actions: ['recordUnreadable', ...dropPictures] },
      },
      on: { 'upload.cancel': { target: 'writing', actions: [...dropPictures] } },
    },
  },
  exit: 'clearAddress',
});

/** The chosen part is made ready and sent; what fails keeps the picture. */
export const sending = /*#__PURE__*/ avatarUploaderSetup.createStateConfig({
  id: 'sending',
  tags: 'busy',
  on: {
    'upload.cancel': { target: '#cropping', actions: [...dropCropped] },
    'dialog.close': { target: '#idle', actions: [...dropPictures] },
  },
  initial: 'preparing',
  states: {
    preparing: {
      id: 'preparing',
      tags: 'preparing',
      invoke: {
        id: 'cropPicture',
        src: 'cropPicture',
        input: ({ context: { picture, area } }) =>
          picture === null || area === null ? null : { picture, area },
        onDone: {
          target: 'uploading',
          actions: { type: 'setCropped', params: ({ event }) => ({ picture: event.output }) },
        },
        onError: { target: '#idle', actions: ['recordDamage', ...dropPictures] },
      },
    },
    uploading: {
      id: 'uploading',
      tags: 'uploading',
      invoke: {
        id: 'uploadAvatar',
        src: 'uploadAvatar',
        input: ({ context }) => ({ owner: context.owner, picture: context.cropped }),
      },
      on: {
        'upload.progressed': { actions: { type: 'recordProgress', params: ({ event }) => event } },
        'avatar.uploaded': {
          target: '#idle',
          actions: [{ type: 'recordUpload', params: ({ event }) => event }, ...dropPictures],
        },
        'upload.failed': {
          target: '#uploadFailed',
          actions: { type: 'recordError', params: ({ event }) => event },
        },
      },
    },
  },
});
