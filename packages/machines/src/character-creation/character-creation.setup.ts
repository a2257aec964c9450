import type {
  CharacterCreation,
  GenerationErrorData,
  GenerationQuote,
  JobSnapshot,
} from '@charhub/api-client/contract';
import { newestSnapshot } from '@charhub/api-client/contract';
import { assign, emit, sendTo, setup } from 'xstate';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import { dialogActions } from '../generation-dialog/dialog-actions.ts';
import { dialogActors } from '../generation-dialog/dialog-actors.ts';
import { dialogGuards } from '../generation-dialog/dialog-guards.ts';
import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';
import { initialContext } from '../generation-dialog/initial-context.ts';
import { isUnanswered } from '../generation-job/submission-retries.ts';
import type {
  CharacterCreationContext,
  CharacterCreationEmitted,
  CharacterCreationEvent,
  CharacterCreationTag,
} from './character-creation.types.ts';
import { creationBlocker, isShort } from './creation-blocker.ts';
import { areJobsMade, areJobsOver, isCancelled, wantedPictures } from './creation-pictures.ts';
import type { WantedPictures } from './creation-pictures.ts';

/** What `createCharacter` is given, again for each try under the same key. */
export interface CreateCharacterInput {
  readonly key: string;
  readonly description: string;
  readonly sample: SampleReference | null;
}

/** What `retryCreation` is given. */
export interface RetryCreationInput {
  readonly key: string;
  readonly characterId: string;
}

/** What `findCreation` has found of a creation that was not seen to its end. */
export interface FoundCreation {
  readonly key: string;
  readonly description: string;
  /** The character, when it is stored. */
  readonly creation: CharacterCreation | null;
  /** Its picture is needed to send it again, and is gone. */
  readonly isPictureLost: boolean;
}

/** How the registry calls a job. */
export function jobKeyOf(job: JobSnapshot | null): { key: string | null } {
  return { key: job === null ? null : (job.idempotencyKey ?? job.id) };
}

/** A dialog before it was ever used. */
export const emptyCreation: CharacterCreationContext = {
  ...initialContext,
  kind: 'avatar',
  characterId: '',
  name: null,
  dataset: null,
  isPictureLost: false,
};

type Failure = { error: GenerationErrorData };

/** The types, slots, guards and actions of the creation of a character, beside what every dialog has. */
export const characterCreationSetup = /*#__PURE__*/ setup({
  types: {
    context: {} as CharacterCreationContext,
    events: {} as CharacterCreationEvent,
    emitted: {} as CharacterCreationEmitted,
    tags: {} as CharacterCreationTag,
  },
  actors: {
    ...dialogActors,
    /** Sends `quote.loaded` or `quote.failed`, again after each `quote.refresh`. */
    loadQuote: callbackSlot<{ type: 'quote.refresh' } & WantedPictures, WantedPictures>(),
    findCreation: promiseSlot<FoundCreation | null, { sample: SampleReference | null }>('findCreation'),
    /** Sends `upload.progressed`, then `character.stored` or `creation.failed`; stopping it aborts. */
    createCharacter: callbackSlot<{ type: 'never' }, CreateCharacterInput>(),
    /** Sends `character.stored` with the new jobs, or `creation.failed`. */
    retryCreation: callbackSlot<{ type: 'never' }, RetryCreationInput>(),
  },
  guards: {
    ...dialogGuards,
    canCreate: ({ context }) => creationBlocker(context) === null,
    /** The server may know it already, so it keeps its key: it is not made twice when its picture is chosen again. */
    canCreateAgain: ({ context }) => context.isPictureLost && creationBlocker(context) === null,
    canRetryPictures: ({ context }) => !isShort(context.quote),
    /** Nobody knows whether the server has heard of it, so only the same key may be sent again. */
    isLastUnanswered: ({ context }) => context.error !== null && isUnanswered(context.error),
    /** It may have arrived, so its settings must stay what they are. */
    isAnswered: ({ context }) => context.error !== null && context.error.status !== null,
    isUnfinishedUpload: ({ context }) => context.sample !== null && context.uploadPercent < 100,
    hasCharacter: (_, { found }: { found: FoundCreation | null }) =>
      found !== null && found.creation !== null,
    canResend: (_, { found }: { found: FoundCreation | null }) => found?.isPictureLost === false,
    isFoundCreation: (_, { found }: { found: FoundCreation | null }) => found !== null,
    areJobsOver: ({ context }) => areJobsOver(context),
    areJobsMade: ({ context }) => areJobsMade(context),
    isCancelled: ({ context }) => isCancelled(context),
    isAvatarJob: (_, { job }: { job: JobSnapshot | null }) => job?.kind === 'avatar',
    isDatasetJob: (_, { job }: { job: JobSnapshot | null }) => job?.kind === 'reference-dataset',
  },
  actions: {
    ...dialogActions,
    startOver: assign(({ context: { quote } }) => ({ ...emptyCreation, quote })),
    recordFound: assign((_, { found }: { found: FoundCreation | null }) =>
      found === null
        ? {}
        : { jobKey: found.key, prompt: found.description, isPictureLost: found.isPictureLost },
    ),
    recordStored: assign((_, { creation }: { creation: CharacterCreation }) => stored(creation)),
    recordAvatarJob: assign(({ context }, { job }: { job: JobSnapshot | null }) =>
      job === null ? {} : { job: newestSnapshot(context.job, job) },
    ),
    recordDatasetJob: assign(({ context }, { job }: { job: JobSnapshot | null }) =>
      job === null ? {} : { dataset: newestSnapshot(context.dataset, job) },
    ),
    recordConnection: assign((_, { connection }: { connection: CharacterCreationContext['connection'] }) => ({
      connection,
    })),
    recordQuote: assign((_, { quote }: { quote: GenerationQuote }) => ({ quote, isPriceUnknown: false })),
    recordFoundCharacter: assign((_, { found }: { found: FoundCreation | null }) =>
      found === null || found.creation === null ? {} : stored(found.creation),
    ),
    recordFailure: assign((_, { error }: Failure) => ({ error, notice: null, isPictureLost: false })),
    refreshQuote: sendTo('loadQuote', ({ context }) => ({
      type: 'quote.refresh' as const,
      ...wantedPictures(context),
    })),
    cancelAvatar: sendTo('followJob', { type: 'job.cancel' as const }),
    cancelDataset: sendTo('followDataset', { type: 'job.cancel' as const }),
    /** Looks again at jobs that could not be watched; filled by the composition root. */
    watchAgain: (_, _params: CharacterCreationContext) => undefined,
    /** What is remembered over a reload; filled by the composition root. */
    rememberIntent: (_, _params: CharacterCreationContext) => undefined,
    /** Filled by the composition root. */
    forgetIntent: () => undefined,
    emitFailed: emit((_, { error }: Failure) => ({
      type: 'upload.failed' as const,
      error,
      isCreation: true,
    })),
    emitCreated: emit((_, { creation: { character } }: { creation: CharacterCreation }) => ({
      type: 'character.created' as const,
      characterId: character.id,
      name: character.name,
    })),
  },
});

function stored({ character, avatarJob, datasetJob }: CharacterCreation) {
  const { id, name } = character;
  return { characterId: id, name, job: avatarJob, dataset: datasetJob, error: null, notice: null };
}
