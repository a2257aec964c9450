import type { GenerationErrorData, GenerationRequest, JobSnapshot } from '@charhub/api-client/contract';
import { assign, emit, enqueueActions, fromCallback, sendParent, sendTo, setup } from 'xstate';
import { callbackSlot } from '../actor-slots/actor-slots.ts';
import { generationJobMachine } from '../generation-job/generation-job.machine.ts';
import type {
  GenerationJobsContext,
  GenerationJobsEmitted,
  GenerationJobsEvent,
  GenerationJobsInput,
  TabsCommand,
  TrackedJob,
} from './generation-jobs.types.ts';
import { planJobActors } from './job-actors.ts';
import {
  applyListed,
  boundTracked,
  changeTracked,
  dismissTracked,
  findTracked,
  knownAs,
  mergeTracked,
  trackedState,
  trackSubmission,
} from './tracked-jobs.ts';

/** A generation job that tells the registry what becomes of it. */
export const trackedJobMachine = generationJobMachine.provide({
  actions: {
    reportAccepted: sendParent((_, { key, snapshot }: { key: string; snapshot: JobSnapshot }) => ({
      type: 'job.accepted',
      key,
      snapshot,
    })),
    reportSettled: sendParent((_, { key, snapshot }: { key: string; snapshot: JobSnapshot | null }) => ({
      type: 'job.settled',
      key,
      snapshot,
    })),
    reportRefused: sendParent((_, { key, error }: { key: string; error: GenerationErrorData | null }) => ({
      type: 'job.refused',
      key,
      error,
    })),
  },
});

/** Without other tabs there is nobody to agree with. */
const onlyTab = fromCallback<TabsCommand, { userId: string }>(({ receive, sendBack }) => {
  receive((command) => {
    if (command.type !== 'announcement.claim') return;
    const { key, snapshot, watched } = command;
    sendBack({ type: 'announcement.decided', key, snapshot, announce: !watched });
  });
});

/** The types, slots, guards and actions of the registry. */
export const generationJobsSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as GenerationJobsInput,
    context: {} as GenerationJobsContext,
    events: {} as GenerationJobsEvent,
    emitted: {} as GenerationJobsEmitted,
  },
  actors: {
    loadStored: callbackSlot<{ type: 'never' }, { userId: string }>(),
    listJobs: callbackSlot<{ type: 'never' }, { userId: string }>(),
    tabs: onlyTab,
    generationJob: trackedJobMachine,
  },
  guards: {
    isNew: ({ context }, { key }: { key: string }) => findTracked(context.jobs, key) === undefined,
    isAwaited: ({ context }, { key }: { key: string }) => context.followed[key] === 'awaited',
    hasActor: ({ context }, { key }: { key: string }) => context.followed[key] !== undefined,
  },
  actions: {
    recordSubmission: assign(({ context }, params: { key: string; request: GenerationRequest }) => ({
      jobs: boundTracked([
        trackSubmission(params.key, params.request, new Date().toISOString()),
        ...context.jobs,
      ]),
    })),
    recordKnown: assign(({ context }, { jobs }: { jobs: readonly TrackedJob[] }) => ({
      jobs: mergeTracked(context.jobs, jobs),
    })),
    recordListed: assign(({ context }, { jobs }: { jobs: readonly JobSnapshot[] }) => ({
      jobs: applyListed(context.jobs, jobs),
    })),
    recordTracked: assign(({ context }, { snapshot }: { snapshot: JobSnapshot }) => ({
      jobs: mergeTracked(context.jobs, [knownAs(context.jobs, snapshot)]),
    })),
    recordAccepted: assign(({ context }, { key, snapshot }: { key: string; snapshot: JobSnapshot }) => ({
      jobs: changeTracked(context.jobs, key, () => ({ jobId: snapshot.id, request: null })),
    })),
    recordSettled: assign(({ context }, { key, snapshot }: { key: string; snapshot: JobSnapshot }) => ({
      jobs: boundTracked(
        changeTracked(context.jobs, key, ({ seen }) => ({
          state: trackedState(snapshot),
          seen: seen || isWatched(context, key),
        })),
      ),
      followed: { ...context.followed, [key]: 'shown' as const },
    })),
    recordRefused: assign(({ context }, { key }: { key: string }) => ({
      jobs: boundTracked(
        changeTracked(context.jobs, key, ({ seen }) => ({
          state: 'refused' as const,
          request: null,
          announced: true,
          seen: seen || isWatched(context, key),
        })),
      ),
      followed: { ...context.followed, [key]: 'shown' as const },
    })),
    recordAnnounced: assign(({ context }, { key }: { key: string }) => ({
      jobs: changeTracked(context.jobs, key, () => ({ announced: true })),
    })),
    recordSeen: assign(({ context }, { key }: { key: string }) => ({
      jobs: changeTracked(context.jobs, key, dismissTracked),
    })),
    recordAttached: assign(({ context }, { key }: { key: string }) => ({
      watched: { ...context.watched, [key]: (context.watched[key] ?? 0) + 1 },
      jobs: changeTracked(context.jobs, key, ({ state, seen }) => ({ seen: seen || state !== 'active' })),
    })),
    recordDetached: assign(({ context }, { key }: { key: string }) => {
      const { [key]: count = 0, ...others } = context.watched;
      return { watched: count > 1 ? { ...others, [key]: count - 1 } : others };
    }),

    /** Writes what is known; filled by the composition root. */
    store: () => undefined,
    publish: sendTo('tabs', ({ context }) => ({
      type: 'jobs.publish' as const,
      // The tab that has the request sends it; another one only learns that it is under way.
      jobs: context.jobs.map((job) => ({ ...job, request: null })),
    })),
    claimAnnouncement: sendTo(
      'tabs',
      ({ context }, { key, snapshot }: { key: string; snapshot: JobSnapshot }) => ({
        type: 'announcement.claim' as const,
        key,
        snapshot,
        watched: isWatched(context, key),
      }),
    ),
    tellJob: sendTo(
      (_, { key }: { key: string; type: 'job.cancel' | 'job.retry' }) => key,
      (_, { type }) => ({ type }),
    ),
    emitFinished: emit((_, params: { key: string; snapshot: JobSnapshot; announce: boolean }) => ({
      type: 'job.finished' as const,
      key: params.key,
      job: params.snapshot,
      announce: params.announce,
    })),
  },
}).extend({
  actions: {
    /** Gives an actor to each job that needs one, and ends the others; `heard` is what the server has just said. */
    followJobs: enqueueActions(({ context, enqueue }, { heard }: { heard: readonly JobSnapshot[] }) => {
      const plan = planJobActors(context, heard);
      for (const input of plan.spawn) enqueue.spawnChild('generationJob', { id: input.key, input });
      for (const { key, snapshot } of plan.tell) enqueue.sendTo(key, { type: 'job.changed', snapshot });
      for (const key of plan.stop) enqueue.stopChild(key);
      enqueue.assign({ followed: plan.followed });
    }),
    emitRefused: enqueueActions(
      ({ context, enqueue }, { key, error }: { key: string; error: GenerationErrorData | null }) => {
        const tracked = findTracked(context.jobs, key);
        if (tracked !== undefined) enqueue.emit({ type: 'job.refused', key, tracked, error });
      },
    ),
  },
});

function isWatched({ watched }: Pick<GenerationJobsContext, 'watched'>, key: string): boolean {
  return (watched[key] ?? 0) > 0;
}
