import { toGenerationErrorData } from '@charhub/api-client/contract';
import { generationJobSetup } from './generation-job.setup.ts';

/** Hears of the job, and looks at the server whenever nothing was heard for 20 s. */
export const news = generationJobSetup.createStateConfig({
  initial: 'hearing',
  on: {
    'job.changed': {
      guard: { type: 'isOwnJob', params: ({ event }) => ({ snapshot: event.snapshot }) },
      target: '.hearing',
      actions: { type: 'recordNews', params: ({ event }) => ({ snapshot: event.snapshot }) },
    },
    'connection.changed': {
      actions: { type: 'recordConnection', params: ({ event }) => ({ status: event.status }) },
    },
  },
  states: {
    hearing: {
      after: { silence: { target: 'checking' } },
      on: {
        'connection.changed': {
          actions: [
            { type: 'recordConnection', params: ({ event }) => ({ status: event.status }) },
            'showConnection',
          ],
        },
      },
    },
    checking: {
      entry: 'showSilence',
      invoke: {
        id: 'checkJob',
        src: 'checkJob',
        input: ({ context }) => ({ jobId: context.jobId }),
        onDone: {
          target: 'hearing',
          actions: { type: 'recordNews', params: ({ event }) => ({ snapshot: event.output }) },
        },
        onError: [
          {
            guard: {
              type: 'isSignedOut',
              params: ({ event }) => ({ error: toGenerationErrorData(event.error) }),
            },
            target: '#generationJob.unwatched',
            actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
          },
          {
            guard: { type: 'isDefinite', params: ({ event }) => ({ error: event.error }) },
            target: '#generationJob.settled.refused',
            actions: { type: 'recordError', params: ({ event }) => ({ error: event.error }) },
          },
          { target: 'silent' },
        ],
      },
    },
    silent: { after: { silence: { target: 'checking' } } },
  },
});
