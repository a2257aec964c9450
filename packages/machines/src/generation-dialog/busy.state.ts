import { uploadInput } from './dialog-actors.ts';
import { following } from './following.state.ts';
import { generationDialogSetup } from './generation-dialog.setup.ts';

/** What is under way: the sample goes up, then the job is made. */
const work = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  initial: 'uploadingSample',
  states: {
    uploadingSample: {
      id: 'uploadingSample',
      tags: 'uploading',
      initial: 'deciding',
      states: {
        deciding: {
          always: [{ guard: 'needsUpload', target: 'sending' }, { target: '#following' }],
        },
        sending: {
          invoke: {
            id: 'uploadSample',
            src: 'uploadSample',
            input: uploadInput,
          },
        },
      },
      on: {
        'upload.progressed': { actions: { type: 'recordUploadProgress', params: ({ event }) => event } },
        'sample.uploaded': {
          target: 'following',
          actions: { type: 'recordUploaded', params: ({ event }) => event },
        },
        'upload.failed': [
          {
            guard: 'isHidden',
            target: '#closed',
            actions: [
              { type: 'recordError', params: ({ event }) => event },
              { type: 'emitUploadFailed', params: ({ event }) => event },
            ],
          },
          {
            guard: { type: 'isForbiddenError', params: ({ event }) => event },
            target: '#forbidden',
            actions: { type: 'recordError', params: ({ event }) => event },
          },
          {
            guard: { type: 'isFormError', params: ({ event }) => event },
            target: '#editing',
            actions: { type: 'recordError', params: ({ event }) => event },
          },
          { target: '#failed.ended', actions: { type: 'recordError', params: ({ event }) => event } },
        ],
        'generation.cancel': { target: '#editing', actions: 'noteCancelled' },
        // An upload cannot be found again, so it is not left for another job.
        'dialog.open': {},
      },
    },
    following,
  },
});

/**
 * How much of it a person sees. Closing asks; what goes on in the background is the registry's. It stands beside work
 * whose states are called `uploadingSample`, `generating` and `cancelling`.
 */
export const dialog = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  initial: 'showing',
  states: {
    showing: {
      tags: 'open',
      on: {
        'dialog.close': [
          { guard: 'isCancelling', target: '#closed', actions: 'emitDismissed' },
          { target: 'asking' },
        ],
      },
    },
    asking: {
      tags: ['open', 'asking'],
      always: { guard: 'isCancelling', target: 'showing' },
      on: {
        'question.dismiss': { target: 'showing' },
        'dialog.close': { target: 'showing' },
        'generation.background': [
          { guard: 'isUploading', target: 'hidden', actions: 'emitBackground' },
          { target: '#closed', actions: 'emitBackground' },
        ],
      },
    },
    hidden: {
      id: 'hidden',
      always: { guard: 'isHandedOver', target: '#closed' },
      on: { 'dialog.open': { target: 'showing' }, 'dialog.close': {} },
    },
  },
});

/** A picture is being made: two questions with two answers, so two regions. */
export const busy = /*#__PURE__*/ generationDialogSetup.createStateConfig({
  id: 'busy',
  tags: 'busy',
  type: 'parallel',
  states: { work, dialog },
});
