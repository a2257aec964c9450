import { generationJobsSetup } from './generation-jobs.setup.ts';

/** Gives an actor to each job that needs one. */
const follow = { type: 'followJobs', params: { heard: [] } } as const;

/**
 * Every job of one user that runs or has news, whatever dialog is open: restoring → ready. It lives above the routes.
 *
 * Each job that needs one has a `generationJob` child named by its key; its progress is read there, so that this
 * machine changes only when a job is added, accepted, settled, seen or dismissed.
 *
 * Slots: `loadStored` sends `jobs.restored`; `listJobs` sends `jobs.listed` or `list.failed`; `tabs` takes
 * `TabsCommand`s and sends `jobs.synced` and `announcement.decided`. The action `store` writes what is known.
 */
export const generationJobsMachine = generationJobsSetup.createMachine({
  id: 'generationJobs',
  context: ({ input }) => ({ userId: input.userId, jobs: [], watched: {}, followed: {} }),
  invoke: { id: 'tabs', src: 'tabs', input: ({ context }) => ({ userId: context.userId }) },
  on: {
    'job.submit': {
      guard: { type: 'isNew', params: ({ event }) => event },
      actions: [{ type: 'recordSubmission', params: ({ event }) => event }, 'store', 'publish', follow],
    },
    'job.track': {
      actions: [
        { type: 'recordTracked', params: ({ event }) => event },
        'store',
        'publish',
        { type: 'followJobs', params: ({ event }) => ({ heard: [event.snapshot] }) },
      ],
    },
    'jobs.synced': { actions: [{ type: 'recordKnown', params: ({ event }) => event }, follow] },
    'jobs.restored': {
      target: '.restoring.listing',
      actions: [
        { type: 'recordKnown', params: ({ event }) => ({ jobs: event.stored }) },
        'store',
        'publish',
        follow,
      ],
    },
    'jobs.listed': {
      target: '.ready',
      actions: [
        { type: 'recordListed', params: ({ event }) => event },
        'store',
        'publish',
        { type: 'followJobs', params: ({ event }) => ({ heard: event.jobs }) },
      ],
    },

    'job.accepted': {
      actions: [{ type: 'recordAccepted', params: ({ event }) => event }, 'store', 'publish'],
    },
    'job.settled': {
      guard: { type: 'isAwaited', params: ({ event }) => event },
      actions: [
        { type: 'recordSettled', params: ({ event }) => event },
        'store',
        'publish',
        { type: 'claimAnnouncement', params: ({ event }) => event },
      ],
    },
    'announcement.decided': {
      actions: [
        { type: 'recordAnnounced', params: ({ event }) => event },
        'store',
        'publish',
        follow,
        { type: 'emitFinished', params: ({ event }) => event },
      ],
    },
    'job.refused': {
      guard: { type: 'isAwaited', params: ({ event }) => event },
      actions: [
        { type: 'recordRefused', params: ({ event }) => event },
        'store',
        'publish',
        { type: 'emitRefused', params: ({ event }) => event },
      ],
    },

    'job.cancel': {
      guard: { type: 'hasActor', params: ({ event }) => event },
      actions: { type: 'tellJob', params: ({ event }) => event },
    },
    'job.retry': {
      guard: { type: 'hasActor', params: ({ event }) => event },
      actions: { type: 'tellJob', params: ({ event }) => event },
    },
    'job.dismiss': {
      actions: [{ type: 'recordSeen', params: ({ event }) => event }, 'store', 'publish', follow],
    },
    'dialog.attached': {
      actions: [{ type: 'recordAttached', params: ({ event }) => event }, 'store', 'publish', follow],
    },
    'dialog.detached': { actions: [{ type: 'recordDetached', params: ({ event }) => event }, follow] },
  },
  initial: 'restoring',
  states: {
    restoring: {
      initial: 'loading',
      states: {
        loading: {
          invoke: {
            id: 'loadStored',
            src: 'loadStored',
            input: ({ context }) => ({ userId: context.userId }),
          },
        },
        // The list comes after what was stored, so that it finds its own jobs.
        listing: {
          invoke: { id: 'listJobs', src: 'listJobs', input: ({ context }) => ({ userId: context.userId }) },
          on: { 'list.failed': { target: '#generationJobs.ready' } },
        },
      },
    },
    ready: {},
  },
});
