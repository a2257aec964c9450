import type { CharacterAccess, CharacterImage } from '@charhub/api-client/contract';
import { toGenerationErrorData } from '@charhub/api-client/contract';
import { assign, emit, sendTo, setup } from 'xstate';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import { imageOf, isUsable, rivalInUse } from './gallery-images.ts';
import type {
  GalleryChange,
  ImageGalleryContext,
  ImageGalleryEmitted,
  ImageGalleryEvent,
  ImageGalleryInput,
  ImageGalleryTag,
  ImageList,
} from './image-gallery.types.ts';

/** One picture of a character. */
export interface ImageTarget {
  readonly characterId: string;
  readonly imageId: string;
}

export interface Chosen {
  readonly imageId: string;
}

/** The types, slots, guards and actions of the gallery. */
export const imageGallerySetup = /*#__PURE__*/ setup({
  types: {
    input: {} as ImageGalleryInput,
    context: {} as ImageGalleryContext,
    events: {} as ImageGalleryEvent,
    emitted: {} as ImageGalleryEmitted,
    tags: {} as ImageGalleryTag,
  },
  actors: {
    /** Sends `images.changed` at once and with each change; asks again when it hears `list.reload`. */
    watchImages: callbackSlot<{ type: 'list.reload' }, ImageGalleryInput>(),
    /** Sends `access.loaded`, or nothing when it cannot be learnt. */
    loadAccess: callbackSlot<{ type: 'never' }, ImageGalleryInput>(),
    /** Sends `network.changed` at once and with each change. */
    watchNetwork: callbackSlot<{ type: 'never' }, ImageGalleryInput>(),
    /** Shows it in the list before the server has answered, and takes it back when the server refuses. */
    activateImage: promiseSlot<void, ImageTarget>('activateImage'),
    /** The same. A picture that is gone already counts as deleted. */
    deleteImage: promiseSlot<void, ImageTarget>('deleteImage'),
  },
  guards: {
    isKnown: (_, { images }: Pick<ImageList, 'images'>) => images !== null,
    hasImages: (_, { images }: Pick<ImageList, 'images'>) => images !== null && images.length > 0,
    hasError: (_, { error }: Pick<ImageList, 'error'>) => error !== null,
    canActivate: ({ context }, { imageId }: Chosen) => {
      const image = imageOf(context.images, imageId);
      return mayChange(context) && image !== null && isUsable(image) && !image.isActive;
    },
    canDelete: ({ context }, { imageId }: Chosen) =>
      mayChange(context) && imageOf(context.images, imageId) !== null,
    mayChange: ({ context }) => mayChange(context),
    canCompare: ({ context }, { imageId }: Chosen) => {
      const image = imageOf(context.images, imageId);
      return image !== null && rivalInUse(context.images, image) !== null;
    },
    canUndo: ({ context }) => mayChange(context) && imageOf(context.images, context.undoId) !== null,
    canRetry: ({ context: { failure, ...context } }, { action }: Pick<GalleryChange, 'action'>) =>
      failure?.change.action === action &&
      mayChange(context) &&
      imageOf(context.images, failure.change.imageId) !== null,
    hasUndo: ({ context }) => context.undoId !== null,
    isChosenGone: ({ context }) => imageOf(context.images, context.chosenId) === null,
  },
  actions: {
    recordList: assign((_, { images, error, isLoading }: ImageList) => ({ images, error, isLoading })),
    recordAccess: assign((_, { access }: { access: CharacterAccess }) => ({ access })),
    recordNetwork: assign((_, { isOnline }: { isOnline: boolean }) => ({ isOnline })),
    reloadList: sendTo('watchImages', { type: 'list.reload' }),
    setChosen: assign((_, { imageId }: Chosen) => ({ chosenId: imageId })),
    setActivation: assign(({ context }, { imageId }: Chosen) => ({
      change: activationOf(context.images, imageId),
      failure: null,
      undoId: null,
    })),
    setUndone: assign(({ context }) => ({
      change: context.undoId === null ? null : activationOf(context.images, context.undoId),
      failure: null,
      undoId: null,
    })),
    setDeletion: assign((_, { imageId }: Chosen) => ({
      change: { action: 'delete' as const, imageId, previousId: null },
      failure: null,
    })),
    offerUndo: assign({ undoId: ({ context }) => context.change?.previousId ?? null }),
    clearUndo: assign({ undoId: null }),
    recordFailure: assign(({ context }, { error }: { error: unknown }) => ({
      failure: context.change && { change: context.change, error: toGenerationErrorData(error) },
    })),
    clearFailure: assign({ failure: null }),
    emitActivated: emit(({ context }) => ({
      type: 'image.activated' as const,
      imageId: context.change?.imageId ?? '',
    })),
    emitDeleted: emit(({ context }) => ({
      type: 'image.deleted' as const,
      imageId: context.change?.imageId ?? '',
    })),
  },
  delays: { undoWindow: 10_000 },
});

function mayChange({ access, isOnline }: Pick<ImageGalleryContext, 'access' | 'isOnline'>): boolean {
  return isOnline && access?.canEdit !== false;
}

function activationOf(images: readonly CharacterImage[] | null, imageId: string): GalleryChange {
  const image = imageOf(images, imageId);
  const previous = image === null ? null : rivalInUse(images, image);
  return { action: 'activate', imageId, previousId: previous?.id ?? null };
}
