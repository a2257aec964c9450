import type { CharacterImage } from '@charhub/api-client/contract';
import type { SnapshotFrom } from 'xstate';
import { imageOf, isUsable, rivalInUse } from './gallery-images.ts';
import type { imageGalleryMachine } from './image-gallery.machine.ts';
import type { ImageGalleryView } from './image-gallery.types.ts';

type Snapshot = SnapshotFrom<typeof imageGalleryMachine>;

const views: readonly ImageGalleryView[] = ['ready', 'empty', 'failed'];

/** What there is to show. */
export function imageGalleryView(snapshot: Snapshot): ImageGalleryView {
  return views.find((view) => snapshot.hasTag(view)) ?? 'loading';
}

/** Why nothing can be changed now; null when it can. `forbidden` wins. */
export function galleryBlocker({ context }: Snapshot): 'forbidden' | 'offline' | null {
  if (context.access?.canEdit === false) return 'forbidden';
  return context.isOnline ? null : 'offline';
}

/** The picture that is being changed; null when none is. */
export function changingImageId(snapshot: Snapshot): string | null {
  return snapshot.hasTag('busy') ? (snapshot.context.change?.imageId ?? null) : null;
}

/** The picture that is to be deleted, once that is confirmed; null when nothing is asked. */
export function imageToDelete(snapshot: Snapshot): CharacterImage | null {
  const { images, chosenId } = snapshot.context;
  return snapshot.hasTag('asking') ? imageOf(images, chosenId) : null;
}

/** A picture beside the one whose place it would take. */
export interface Comparison {
  readonly image: CharacterImage;
  readonly inUse: CharacterImage;
}

/** What is compared; null when nothing is. */
export function comparedImages(snapshot: Snapshot): Comparison | null {
  if (!snapshot.hasTag('comparing')) return null;
  const { images, chosenId } = snapshot.context;
  const image = imageOf(images, chosenId);
  const inUse = image && rivalInUse(images, image);
  return image && inUse && { image, inUse };
}

/** The picture that was put in use and the one an undo would bring back; null when there is nothing to undo. */
export function undoableActivation({ context }: Snapshot): Comparison | null {
  const image = imageOf(context.images, context.change?.imageId ?? null);
  const inUse = imageOf(context.images, context.undoId);
  return image && inUse && { image, inUse };
}

/** Whether a picture can be put in the place of another. */
export function canUse(image: CharacterImage): boolean {
  return isUsable(image) && !image.isActive;
}
