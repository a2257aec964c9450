import type { AvatarOwner, GenerationErrorData } from '@charhub/api-client/contract';
import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';

/** What a machine knows of a file; the file itself is in the store of samples. */
export type PictureReference = Omit<SampleReference, 'uploadedUrl'>;

/** Why a file cannot become an avatar. */
export type PictureProblemReason =
  | 'heic'
  | 'avif'
  | 'svg'
  /** No picture, or of a kind that nobody here can read. */
  | 'wrong-type'
  | 'too-large'
  | 'too-many-pixels'
  /** It begins as a picture, but breaks off or cannot be decoded. */
  | 'damaged'
  /** The file itself cannot be read. */
  | 'unreadable';

export interface PictureProblem {
  readonly reason: PictureProblemReason;
  readonly name: string;
  readonly sizeBytes: number;
  /** Of a picture that has too many; else null. */
  readonly megapixels: number | null;
}

/** Pixels of the upright picture. */
export interface PictureArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the picture lies under the crop: its offset in CSS pixels, and its magnification from 1 on. */
export interface Framing {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** How the avatar will be shown; what is stored is square in any case. */
export type CropShape = 'round' | 'square';

/** An avatar that was taken away. */
export interface RemovedAvatar {
  /** Null for a draft's, which no server knows. */
  readonly imageId: string | null;
  readonly url: string;
}

export interface AvatarUploaderInput {
  readonly owner: AvatarOwner;
  /** @default 'round' */
  readonly shape?: CropShape | undefined;
}

export interface AvatarUploaderContext {
  readonly owner: AvatarOwner;
  /** The chosen picture, kept until it is uploaded or given up. */
  readonly picture: PictureReference | null;
  readonly framing: Framing;
  /** What of the picture is chosen; null until its frame is known. */
  readonly area: PictureArea | null;
  readonly shape: CropShape;
  /** The part to upload, ready to be sent. */
  readonly cropped: PictureReference | null;
  /** 0–100 while it is on its way. */
  readonly percent: number;
  /** What is written as the address of a picture. */
  readonly address: string;
  /** Why the last picture was refused; null when it was not. */
  readonly problem: PictureProblem | null;
  /** Why the last import or upload failed; null when it did not. */
  readonly error: GenerationErrorData | null;
  /** The avatar that is, or was last, taken away. */
  readonly removed: RemovedAvatar | null;
  /** Why the last removal failed; null when it did not. */
  readonly removalError: GenerationErrorData | null;
  /** What was last made of the avatar here; null when nothing was. */
  readonly latest: { readonly url: string | null } | null;
}

/** Sent by the component: what a person asks for. */
export type AvatarUploaderIntent =
  /** A file was chosen, dropped or pasted, in any state: it takes the place of one that is being worked on. */
  | { type: 'picture.choose'; picture: PictureReference }
  | { type: 'address.open' }
  | { type: 'address.change'; address: string }
  | { type: 'address.submit' }
  | { type: 'generation.open' }
  /** Moved or zoomed; one gesture can do both, in two events. */
  | { type: 'crop.change'; framing: Partial<Framing> }
  /** The frame has come to rest over this part. */
  | { type: 'area.change'; area: PictureArea }
  | { type: 'shape.change'; shape: CropShape }
  | { type: 'crop.confirm' }
  /** Stops an import or an upload, back to where it was started. */
  | { type: 'upload.cancel' }
  | { type: 'upload.retry' }
  /** Back to the crop after a failure. */
  | { type: 'picture.edit' }
  /** ✕ or Escape: the picture is given up, what is under way stopped. */
  | { type: 'dialog.close' }
  /** The browser cannot show the picture that is to be cropped. */
  | { type: 'picture.refuse' }
  /** Takes the shown avatar away, at first only here. */
  | { type: 'avatar.remove'; imageId: string | null; url: string }
  /** Undo. */
  | { type: 'avatar.restore' };

/** Sent by actors and the page: what has happened. */
export type AvatarUploaderFact =
  | { type: 'upload.progressed'; percent: number }
  | { type: 'avatar.uploaded'; url: string }
  | { type: 'upload.failed'; error: GenerationErrorData }
  /** Nobody looks any more: a removal is no longer waited with. */
  | { type: 'page.left' };

export type AvatarUploaderEvent = AvatarUploaderIntent | AvatarUploaderFact;

/** Heard by the component and by what keeps the list of pictures. */
export type AvatarUploaderEmitted =
  | { type: 'avatar.uploaded'; url: string }
  /** It is to be shown as gone; the server does not know yet. */
  | { type: 'avatar.removed'; avatar: RemovedAvatar }
  /** It is there again: undone, not taken by the server, or `superseded` by a new one. */
  | { type: 'avatar.restored'; avatar: RemovedAvatar; superseded: boolean }
  /** The server knows that it is gone. */
  | { type: 'removal.completed'; avatar: RemovedAvatar };

/** What the component shows. `idle` and `reading` have no dialog. */
export type AvatarUploaderView =
  | 'idle'
  /** A chosen file is examined. */
  | 'reading'
  /** An address is asked for. */
  | 'addressing'
  /** The picture of an address is fetched and examined. */
  | 'importing'
  | 'cropping'
  /** The chosen part is made ready. */
  | 'preparing'
  | 'uploading'
  | 'failed'
  /** The dialog that generates avatars is open. */
  | 'generating';

/** `pending`: shown as gone, can be undone. `removing`: being told to the server. */
export type RemovalView = 'none' | 'pending' | 'removing';

export type AvatarUploaderTag = AvatarUploaderView | Exclude<RemovalView, 'none'> | 'busy';

/** What an examined file turned out to be. */
export type PictureInspection = { readonly problem: PictureProblem | null };

/** The part of a picture that is to become the avatar. */
export interface CropInput {
  readonly picture: PictureReference;
  readonly area: PictureArea;
}
