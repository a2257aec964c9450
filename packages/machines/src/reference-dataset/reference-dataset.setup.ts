import type { CharacterAccess, ReferenceView } from '@charhub/api-client/contract';
import { assign, sendTo, setup } from 'xstate';
import { callbackSlot } from '../actor-slots/actor-slots.ts';
import { adoptedRequest, dialogActions, requestOf } from '../generation-dialog/dialog-actions.ts';
import { dialogActors } from '../generation-dialog/dialog-actors.ts';
import { dialogGuards } from '../generation-dialog/dialog-guards.ts';
import { datasetBlocker } from './dataset-blocker.ts';
import type {
  ReferenceDatasetContext,
  ReferenceDatasetEmitted,
  ReferenceDatasetEvent,
  ReferenceDatasetInput,
  ReferenceDatasetTag,
} from './reference-dataset.types.ts';
import { inMakingOrder, picturesOf, viewsOf } from './reference-views.ts';

/** How long the finished pictures are shown before the dialog closes itself. */
const COUNTDOWN_SECONDS = 3;

/** The types, slots, guards and actions of the reference dataset, beside what every dialog has. */
export const referenceDatasetSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as ReferenceDatasetInput,
    context: {} as ReferenceDatasetContext,
    events: {} as ReferenceDatasetEvent,
    emitted: {} as ReferenceDatasetEmitted,
    tags: {} as ReferenceDatasetTag,
  },
  actors: {
    ...dialogActors,
    /** Sends `pictures.loaded`, or nothing when they cannot be listed. */
    loadPictures: callbackSlot<{ type: 'never' }, { characterId: string }>(),
  },
  guards: {
    ...dialogGuards,
    canMake: ({ context }, { views }: { views: readonly ReferenceView[] }) =>
      datasetBlocker(context, views) === null,
    canRetry: ({ context }) => datasetBlocker(context, context.requested) === null,
    isPartial: ({ context }) => context.job?.stages.some(({ image }) => image !== null) === true,
    isAvatarMissing: ({ context }) =>
      context.access?.avatarUrl === null || context.error?.code === 'avatar-required',
    hasAvatar: (_, { access }: { access: CharacterAccess }) => access.avatarUrl !== null,
    isLastSecond: ({ context }) => (context.secondsLeft ?? 0) <= 1,
  },
  actions: {
    ...dialogActions,
    setViews: assign((_, { views }: { views: readonly ReferenceView[] }) => ({
      views: inMakingOrder(views),
    })),
    setLocked: assign(({ context }, { view }: { view: ReferenceView }) => ({
      locked: inMakingOrder([...context.locked, view]),
    })),
    setUnlocked: assign(({ context }, { view }: { view: ReferenceView }) => ({
      locked: context.locked.filter((locked) => locked !== view),
    })),
    setRequested: assign((_, { views }: { views: readonly ReferenceView[] }) => ({ requested: views })),
    forgetMade: assign({ made: {} }),
    submitJob: sendTo('followJob', ({ context }) => ({
      type: 'job.submit' as const,
      request: requestOf(context, context.requested),
    })),
    adoptRequest: assign(({ context }) => {
      const views =
        context.job === null ? {} : { views: viewsOf(context.job), requested: viewsOf(context.job) };
      return { ...adoptedRequest(context), ...views };
    }),
    recordPictures: assign(
      ({ context }, { pictures }: { pictures: ReferenceDatasetContext['pictures'] }) => ({
        pictures: { ...pictures, ...context.made },
      }),
    ),
    recordResult: assign(({ context }) => {
      const made = picturesOf(context.job);
      return { made: { ...context.made, ...made }, pictures: { ...context.pictures, ...made } };
    }),
    startCountdown: assign({ secondsLeft: COUNTDOWN_SECONDS }),
    countDown: assign({ secondsLeft: ({ context }) => (context.secondsLeft ?? 1) - 1 }),
    stopCountdown: assign({ secondsLeft: null }),
  },
  delays: { patience: 2_000, second: 1_000 },
});
