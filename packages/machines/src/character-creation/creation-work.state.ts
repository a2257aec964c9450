import { characterCreationSetup, jobKeyOf } from './character-creation.setup.ts';

/** The description goes up, or another try at the pictures is asked for; nobody else can be asked how it stands. */
const creating = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  id: 'uploadingSample',
  tags: 'uploading',
  initial: 'sending',
  states: {
    sending: {
      invoke: {
        id: 'createCharacter',
        src: 'createCharacter',
        input: ({ context: { jobKey, prompt, sample } }) => ({
          key: jobKey ?? '',
          description: prompt,
          sample,
        }),
      },
      on: {
        'upload.progressed': { actions: { type: 'recordUploadProgress', params: ({ event }) => event } },
        'character.stored': {
          target: '#following',
          actions: [
            { type: 'recordStored', params: ({ event }) => event },
            { type: 'rememberIntent', params: ({ context }) => context },
            { type: 'emitCreated', params: ({ event }) => event },
          ],
        },
        'creation.failed': [
          {
            guard: 'isHidden',
            target: '#closed',
            actions: [
              { type: 'recordFailure', params: ({ event }) => event },
              { type: 'emitFailed', params: ({ event }) => event },
            ],
          },
          {
            guard: { type: 'isFormError', params: ({ event }) => event },
            target: '#editing',
            actions: [
              { type: 'recordFailure', params: ({ event }) => event },
              'forgetIntent',
              'refreshQuote',
            ],
          },
          { target: '#failed', actions: { type: 'recordFailure', params: ({ event }) => event } },
        ],
        // What was sent as a whole is the server's: then only its jobs can be cancelled.
        'generation.cancel': {
          guard: 'isUnfinishedUpload',
          target: '#editing',
          actions: ['noteCancelled', 'forgetIntent'],
        },
      },
    },
    retrying: {
      id: 'retrying',
      invoke: {
        id: 'retryCreation',
        src: 'retryCreation',
        input: ({ context: { jobKey, characterId } }) => ({ key: jobKey ?? '', characterId }),
      },
      on: {
        'character.stored': {
          target: '#following',
          actions: { type: 'recordStored', params: ({ event }) => event },
        },
        'creation.failed': [
          {
            guard: 'isHidden',
            target: '#closed',
            actions: [
              { type: 'recordFailure', params: ({ event }) => event },
              { type: 'emitFailed', params: ({ event }) => event },
            ],
          },
          {
            target: '#incomplete',
            actions: [{ type: 'recordFailure', params: ({ event }) => event }, 'refreshQuote'],
          },
        ],
      },
    },
  },
});

/** The character is there, and its pictures are the registry's; the dialog looks at them until all have ended. */
const following = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  id: 'following',
  invoke: [
    { id: 'followJob', src: 'followJob', input: ({ context }) => jobKeyOf(context.job) },
    { id: 'followDataset', src: 'followJob', input: ({ context }) => jobKeyOf(context.dataset) },
  ],
  always: { guard: 'areJobsOver', target: '#settled' },
  initial: 'generating',
  states: {
    generating: {
      id: 'generating',
      on: {
        'generation.cancel': {
          target: 'cancelling',
          actions: ['clearNotice', 'cancelAvatar', 'cancelDataset'],
        },
      },
    },
    cancelling: {
      id: 'cancelling',
      tags: 'cancelling',
      always: { guard: 'areJobsMade', target: '#settled', actions: 'noteFinishedFirst' },
      on: { 'cancel.failed': { target: 'generating', actions: 'noteCancelFailed' } },
    },
  },
  on: {
    'job.changed': [
      {
        guard: { type: 'isAvatarJob', params: ({ event }) => event },
        actions: [
          { type: 'recordAvatarJob', params: ({ event }) => event },
          { type: 'recordConnection', params: ({ event }) => event },
        ],
      },
      {
        guard: { type: 'isDatasetJob', params: ({ event }) => event },
        actions: [
          { type: 'recordDatasetJob', params: ({ event }) => event },
          { type: 'recordConnection', params: ({ event }) => event },
        ],
      },
    ],
    // Signed out, or no longer allowed: the jobs go on, and can be looked at again.
    'job.refused': { target: '#unwatched', actions: { type: 'recordFailure', params: ({ event }) => event } },
    'watch.refused': {
      target: '#unwatched',
      actions: { type: 'recordFailure', params: ({ event }) => event },
    },
  },
});

/** What is under way: the character is stored, then its pictures are made. */
export const work = /*#__PURE__*/ characterCreationSetup.createStateConfig({
  initial: 'creating',
  states: { creating, following },
});
