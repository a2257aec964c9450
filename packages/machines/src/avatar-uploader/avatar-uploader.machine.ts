import { avatarUploaderSetup } from './avatar-uploader.setup.ts';
import { dropCropped, dropPictures } from './drop-pictures.ts';
import { addressing, sending } from './picture.states.ts';
import { kept, pending, removing } from './removal.states.ts';

/**
 * An avatar that somebody brings along: idle → reading → cropping → sending (preparing, uploading) → idle. Its picture
 * may also come from an address. Beside it an avatar is taken away: kept → pending (can be undone) → removing → kept.
 *
 * Choosing another picture takes the place of the one that is being worked on, in any state.
 */
export const avatarUploaderMachine = /*#__PURE__*/ avatarUploaderSetup.createMachine({
  id: 'avatarUploader',
  context: ({ input: { owner, shape = 'round' } }) => ({
    owner,
    picture: null,
    framing: { x: 0, y: 0, zoom: 1 },
    area: null,
    shape,
    cropped: null,
    percent: 0,
    address: '',
    problem: null,
    error: null,
    removed: null,
    removalError: null,
    latest: null,
  }),
  type: 'parallel',
  states: {
    picture: {
      on: {
        'picture.choose': {
          target: '.reading',
          actions: [...dropPictures, 'clearMessages', { type: 'setPicture', params: ({ event }) => event }],
        },
      },
      initial: 'idle',
      states: {
        idle: {
          id: 'idle',
          tags: 'idle',
          on: {
            'address.open': { target: 'addressing', actions: 'clearMessages' },
            'generation.open': { target: 'generating', actions: 'clearMessages' },
          },
        },
        reading: {
          tags: ['reading', 'busy'],
          invoke: {
            id: 'inspectPicture',
            src: 'inspectPicture',
            input: ({ context }) => ({ picture: context.picture }),
            onDone: [
              {
                guard: { type: 'hasProblem', params: ({ event }) => event.output },
                target: 'idle',
                actions: [{ type: 'recordProblem', params: ({ event }) => event.output }, ...dropPictures],
              },
              { target: 'cropping' },
            ],
            onError: { target: 'idle', actions: ['recordUnreadable', ...dropPictures] },
          },
        },
        addressing,
        cropping: {
          id: 'cropping',
          tags: 'cropping',
          on: {
            'crop.change': { actions: { type: 'setFraming', params: ({ event }) => event } },
            'area.change': { actions: { type: 'setArea', params: ({ event }) => event } },
            'shape.change': { actions: { type: 'setShape', params: ({ event }) => event } },
            'crop.confirm': { guard: 'hasArea', target: 'sending' },
            'picture.refuse': { target: 'idle', actions: ['recordDamage', ...dropPictures] },
            'dialog.close': { target: 'idle', actions: [...dropPictures] },
          },
        },
        sending,
        uploadFailed: {
          id: 'uploadFailed',
          tags: 'failed',
          on: {
            'upload.retry': { target: '#uploading', actions: 'clearMessages' },
            'picture.edit': { target: 'cropping', actions: [...dropCropped] },
            'dialog.close': { target: 'idle', actions: [...dropPictures] },
          },
        },
        generating: { tags: 'generating', on: { 'dialog.close': 'idle' } },
      },
    },
    removal: {
      initial: 'kept',
      states: { kept, pending, removing },
    },
  },
});
