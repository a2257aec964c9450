import type {
  ConnectionStatus,
  GenerationErrorData,
  GenerationRequest,
  JobSnapshot,
} from '@charhub/api-client/contract';
import { isSettled, newestSnapshot, toGenerationErrorData } from '@charhub/api-client/contract';
import { assign, setup } from 'xstate';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import type {
  GenerationJobContext,
  GenerationJobEvent,
  GenerationJobInput,
  GenerationJobTag,
} from './generation-job.types.ts';
import {
  isTransient,
  isUnanswered,
  MAX_SUBMISSION_ATTEMPTS,
  submissionBackoff,
} from './submission-retries.ts';

/** What the `submitJob` actor is given; it sends the request under the key and answers with the job. */
export interface SubmitJobInput {
  readonly idempotencyKey: string;
  readonly request: GenerationRequest | null;
}

/** What the actors about one known job are given. */
export interface JobIdInput {
  readonly jobId: string | null;
}

/** The types, slots, guards, actions and delays that the states of a generation job are written with. */
export const generationJobSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as GenerationJobInput,
    context: {} as GenerationJobContext,
    events: {} as GenerationJobEvent,
    tags: {} as GenerationJobTag,
  },
  actors: {
    submitJob: promiseSlot<JobSnapshot, SubmitJobInput>('submitJob'),
    checkJob: promiseSlot<JobSnapshot, JobIdInput>('checkJob'),
    cancelJob: promiseSlot<JobSnapshot, JobIdInput>('cancelJob'),
    watchJob: callbackSlot<{ type: 'never' }, JobIdInput>(),
    watchNetwork: callbackSlot<{ type: 'never' }, undefined>(),
  },
  guards: {
    isKnown: ({ context }) => context.jobId !== null,
    isOwnJob: ({ context }, { snapshot }: { snapshot: JobSnapshot }) =>
      context.jobId === null ? snapshot.idempotencyKey === context.key : snapshot.id === context.jobId,
    isSettled: ({ context }) => context.snapshot !== null && isSettled(context.snapshot),
    hasState: ({ context }, { state }: { state: JobSnapshot['state'] }) => context.snapshot?.state === state,
    canTryAgain: ({ context }, { error }: { error: unknown }) =>
      isTransient(toGenerationErrorData(error)) && context.attempt < MAX_SUBMISSION_ATTEMPTS,
    isUnanswered: (_, { error }: { error: unknown }) => isUnanswered(toGenerationErrorData(error)),
    isSignedOut: (_, { error }: { error: GenerationErrorData }) => error.code === 'unauthorized',
    isDefinite: (_, { error }: { error: unknown }) => !isUnanswered(toGenerationErrorData(error)),
    wantsCancel: ({ context }) => context.cancelRequested,
    isBeingCancelled: ({ context }) => context.snapshot?.cancelRequested === true,
  },
  actions: {
    countAttempt: assign({ attempt: ({ context }) => context.attempt + 1 }),
    clearAttempts: assign({ attempt: 0 }),
    recordSnapshot: assign(({ context }, { snapshot }: { snapshot: JobSnapshot }) => ({
      jobId: snapshot.id,
      snapshot: newestSnapshot(context.snapshot, snapshot),
      error: null,
    })),
    recordNews: assign(({ context }, { snapshot }: { snapshot: JobSnapshot }) => ({
      jobId: snapshot.id,
      snapshot: newestSnapshot(context.snapshot, snapshot),
      error: null,
      connection: context.watchStatus,
    })),
    recordConnection: assign((_, { status }: { status: ConnectionStatus }) => ({ watchStatus: status })),
    showConnection: assign({ connection: ({ context }) => context.watchStatus }),
    showSilence: assign({ connection: 'silent' }),
    recordError: assign((_, { error }: { error: unknown }) => ({ error: toGenerationErrorData(error) })),
    recordRefusal: assign((_, { error }: { error: GenerationErrorData }) => ({ error })),
    clearError: assign({ error: null }),
    requestCancel: assign({ cancelRequested: true, cancelError: null }),
    recordCancelAnswer: assign({ cancelRequested: false }),
    recordCancelFailure: assign((_, { error }: { error: unknown }) => ({
      cancelRequested: false,
      cancelError: toGenerationErrorData(error),
    })),
    reportAccepted: (_, _params: { key: string; snapshot: JobSnapshot }) => undefined,
    reportSettled: (_, _params: { key: string; snapshot: JobSnapshot | null }) => undefined,
    reportRefused: (_, _params: { key: string; error: GenerationErrorData | null }) => undefined,
  },
  delays: {
    submissionBackoff: ({ context }) => submissionBackoff(context),
    silence: 20_000,
  },
});
