import type { AvatarOwner, GenerationErrorData } from '@charhub/api-client/contract';
import { toGenerationErrorData } from '@charhub/api-client/contract';
import { assign, enqueueActions, setup } from 'xstate';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import type {
  AvatarUploaderContext,
  AvatarUploaderEmitted,
  AvatarUploaderEvent,
  AvatarUploaderInput,
  AvatarUploaderTag,
  CropInput,
  CropShape,
  Framing,
  PictureArea,
  PictureInspection,
  PictureProblem,
  PictureReference,
  RemovedAvatar,
} from './avatar-uploader.types.ts';

/** The types, slots, guards and actions of the avatar uploader. */
export const avatarUploaderSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as AvatarUploaderInput,
    context: {} as AvatarUploaderContext,
    events: {} as AvatarUploaderEvent,
    emitted: {} as AvatarUploaderEmitted,
    tags: {} as AvatarUploaderTag,
  },
  actors: {
    /** Fetches the picture of an address. Rejects with a `GenerationError`. */
    importPicture: promiseSlot<PictureReference, { address: string }>('importPicture'),
    /** Looks at a file without decoding more than it must. */
    inspectPicture: promiseSlot<PictureInspection, { picture: PictureReference | null }>('inspectPicture'),
    /** Cuts a part out, in the size it is uploaded in. Rejects when the picture cannot be decoded. */
    cropPicture: promiseSlot<PictureReference, CropInput | null>('cropPicture'),
    /** Sends it, and says `upload.progressed`, `avatar.uploaded` or `upload.failed`. */
    uploadAvatar: callbackSlot<{ type: 'never' }, { owner: AvatarOwner; picture: PictureReference | null }>(),
    /** Tells the server; does nothing for a draft. */
    removeAvatar: promiseSlot<void, { owner: AvatarOwner; imageId: string | null }>('removeAvatar'),
  },
  guards: {
    hasAddress: ({ context }) => URL.canParse(context.address.trim()),
    hasArea: ({ context }) => context.area !== null,
    hasProblem: (_, { problem }: PictureInspection) => problem !== null,
  },
  actions: {
    /** Lets go of the files; provided where they are kept. */
    releasePictures: (_, _params: { pictures: readonly (PictureReference | null)[] }) => undefined,
    setPicture: assign((_, { picture }: { picture: PictureReference }) => ({
      picture,
      cropped: null,
      area: null,
      framing: { x: 0, y: 0, zoom: 1 },
      problem: null,
      error: null,
    })),
    clearPictures: assign({ picture: null, cropped: null, area: null, percent: 0 }),
    clearCropped: assign({ cropped: null, percent: 0, error: null }),
    clearAddress: assign({ address: '' }),
    clearMessages: assign({ problem: null, error: null, removalError: null }),
    setAddress: assign((_, { address }: { address: string }) => ({ address, problem: null, error: null })),
    setFraming: assign(({ context }, { framing }: { framing: Partial<Framing> }) => ({
      framing: { ...context.framing, ...framing },
    })),
    setArea: assign((_, { area }: { area: PictureArea }) => ({ area })),
    setShape: assign((_, { shape }: { shape: CropShape }) => ({ shape })),
    setCropped: assign((_, { picture }: { picture: PictureReference }) => ({ cropped: picture, percent: 0 })),
    recordProgress: assign(({ context }, { percent }: { percent: number }) => ({
      percent: Math.max(context.percent, percent),
    })),
    recordProblem: assign((_, { problem }: PictureInspection) => ({ problem })),
    recordDamage: assign(({ context: { picture } }) => ({
      problem: picture && describeProblem(picture, 'damaged'),
    })),
    recordUnreadable: assign(({ context: { picture } }) => ({
      problem: picture && describeProblem(picture, 'unreadable'),
    })),
    recordError: assign((_, { error }: { error: GenerationErrorData }) => ({ error })),
    recordThrown: assign((_, { error }: { error: unknown }) => ({ error: toGenerationErrorData(error) })),
    setRemoved: assign((_, { imageId, url }: RemovedAvatar) => ({
      removed: { imageId, url },
      removalError: null,
      problem: null,
    })),
    recordRemovalError: assign((_, { error }: { error: unknown }) => ({
      removalError: toGenerationErrorData(error),
    })),
  },
  delays: { undoWindow: 6_000 },
}).extend({
  actions: {
    recordUpload: enqueueActions(({ enqueue }, { url }: { url: string }) => {
      enqueue.assign({ latest: { url } });
      enqueue.emit({ type: 'avatar.uploaded', url });
    }),
    emitRemoved: enqueueActions(({ context: { removed: avatar }, enqueue }) => {
      if (avatar !== null) enqueue.emit({ type: 'avatar.removed', avatar });
    }),
    emitRestored: enqueueActions(
      ({ context: { removed: avatar }, enqueue }, { superseded }: { superseded: boolean }) => {
        if (avatar !== null) enqueue.emit({ type: 'avatar.restored', avatar, superseded });
      },
    ),
    completeRemoval: enqueueActions(({ context: { removed: avatar, latest }, enqueue }) => {
      if (avatar === null) return;
      // A new one may have been uploaded meanwhile.
      if (latest === null || latest.url === avatar.url) enqueue.assign({ latest: { url: null } });
      enqueue.emit({ type: 'removal.completed', avatar });
    }),
  },
});

function describeProblem(
  { name, sizeBytes }: PictureReference,
  reason: PictureProblem['reason'],
): PictureProblem {
  return { reason, name, sizeBytes, megapixels: null };
}
