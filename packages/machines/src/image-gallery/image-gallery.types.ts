import type { CharacterAccess, CharacterImage, GenerationErrorData } from '@charhub/api-client/contract';

export interface ImageGalleryInput {
  readonly characterId: string;
}

/** What is known of a character's stored pictures. */
export interface ImageList {
  /** Newest first within each type; null before the first answer. A change under way is in it already. */
  readonly images: readonly CharacterImage[] | null;
  /** Why the latest request failed; null when it did not. */
  readonly error: GenerationErrorData | null;
  readonly isLoading: boolean;
}

/** What is asked of the server. */
export interface GalleryChange {
  readonly action: 'activate' | 'delete';
  readonly imageId: string;
  /** Which picture was in use before; null when none was, and for a deletion. */
  readonly previousId: string | null;
}

/** A change that the server did not take. The pictures are as they were before. */
export interface GalleryFailure {
  readonly change: GalleryChange;
  readonly error: GenerationErrorData;
}

export interface ImageGalleryContext extends ImageGalleryInput, ImageList {
  /** Null until it is known; until then everybody may try. */
  readonly access: CharacterAccess | null;
  readonly isOnline: boolean;
  /** The picture that a question or a comparison is about; null when there is none. */
  readonly chosenId: string | null;
  /** What is under way, or was last; null before the first. */
  readonly change: GalleryChange | null;
  /** The picture that an undo would put in use again; null when there is nothing to undo. */
  readonly undoId: string | null;
  readonly failure: GalleryFailure | null;
}

/** From what is shown. */
export type ImageGalleryIntent =
  /** Use this picture. A second one during the first does nothing. */
  | { type: 'image.activate'; imageId: string }
  /** Asks before it deletes. */
  | { type: 'image.delete'; imageId: string }
  /** Beside the one in use. */
  | { type: 'image.compare'; imageId: string }
  | { type: 'deletion.confirm' }
  | { type: 'deletion.cancel' }
  | { type: 'comparison.close' }
  /** Uses the picture again that was in use before. */
  | { type: 'activation.undo' }
  /** What failed once more. */
  | { type: 'change.retry' }
  | { type: 'failure.dismiss' }
  | { type: 'list.reload' };

/** From the actors. */
export type ImageGalleryFact =
  /** The list as it is now, whole. */
  | ({ type: 'images.changed' } & ImageList)
  | { type: 'access.loaded'; access: CharacterAccess }
  | { type: 'network.changed'; isOnline: boolean };

export type ImageGalleryEvent = ImageGalleryIntent | ImageGalleryFact;

/** Once for each change the server has taken. */
export type ImageGalleryEmitted =
  { type: 'image.activated'; imageId: string } | { type: 'image.deleted'; imageId: string };

/** What a component shows of the list; from `imageGalleryView(snapshot)`. */
export type ImageGalleryView = 'loading' | 'failed' | 'empty' | 'ready';

export type ImageGalleryTag = ImageGalleryView | 'asking' | 'comparing' | 'busy';
