import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import { assign, emit, enqueueActions, sendTo, setup } from 'xstate';
import { callbackSlot } from '../actor-slots/actor-slots.ts';
import { createKey } from '../generation-dialog/create-key.ts';
import type { FollowJobCommand, FollowJobInput } from '../generation-dialog/dialog-actors.ts';
import { jobFailure } from '../generation-dialog/job-failure.ts';
import type { JobConnection } from '../generation-job/generation-job.types.ts';
import { remainingRequest } from './remaining-request.ts';
import type {
  StageProgressContext,
  StageProgressEmitted,
  StageProgressEvent,
  StageProgressInput,
  StageProgressView,
} from './stage-progress.types.ts';

/** The types, slots, guards and actions of the stage progress. */
export const stageProgressSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as StageProgressInput,
    context: {} as StageProgressContext,
    events: {} as StageProgressEvent,
    emitted: {} as StageProgressEmitted,
    tags: {} as StageProgressView,
  },
  actors: {
    /** As in the dialogs: speaks with the registry about one job. */
    followJob: callbackSlot<FollowJobCommand, FollowJobInput>(),
  },
  guards: {
    hasKey: ({ context }) => context.jobKey !== null,
    hasRequest: ({ context }) => remainingRequest(context) !== null,
    isJob: (_, { job }: { job: JobSnapshot | null }) => job !== null,
    hasJobState: ({ context }, { state }: { state: JobSnapshot['state'] }) => context.job?.state === state,
    isOver: ({ context }) => context.job !== null && isSettled(context.job),
    isIncomplete: ({ context }) =>
      context.job !== null &&
      isSettled(context.job) &&
      [...context.finished, ...context.job.stages].some(({ image }) => image !== null),
    isAborted: (_, { error }: { error: GenerationErrorData }) => error.code === 'aborted',
  },
  actions: {
    setJobKey: assign({ jobKey: () => createKey() }),
    setRemainingRequest: assign(({ context }) => ({
      request: remainingRequest(context),
      finished: [
        ...context.finished,
        ...(context.job?.stages.filter(({ state }) => state === 'completed') ?? []),
      ],
      job: null,
      error: null,
    })),
    retryJob: sendTo('followJob', { type: 'job.retry' }),
    cancelJob: sendTo('followJob', { type: 'job.cancel' }),
    clearError: assign({ error: null }),
    recordJob: assign(
      ({ context }, { job, connection }: { job: JobSnapshot | null; connection: JobConnection }) => ({
        job: job ?? context.job,
        connection,
      }),
    ),
    recordError: assign((_, { error }: { error: GenerationErrorData }) => ({ error })),
    recordJobFailure: assign({ error: ({ context }) => jobFailure(context.job) }),
  },
}).extend({
  actions: {
    submitJob: enqueueActions(({ context: { request }, enqueue }) => {
      if (request !== null) enqueue.sendTo('followJob', { type: 'job.submit', request });
    }),
    emitCompleted: enqueueActions(({ context: { job }, enqueue }) => {
      if (job !== null) enqueue.emit({ type: 'generation.completed', job });
    }),
    emitFailed: emit(({ context: { job, error } }) => ({
      type: 'generation.failed' as const,
      error: error ?? jobFailure(job),
      job,
    })),
  },
});
