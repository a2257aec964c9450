import type { AvatarUploaderContext } from './avatar-uploader.types.ts';

export interface InContext {
  readonly context: AvatarUploaderContext;
}

/** Gives up the picture that is worked on. */
export const dropPictures = [
  {
    type: 'releasePictures',
    params: ({ context: { picture, cropped } }: InContext) => ({ pictures: [picture, cropped] }),
  },
  'clearPictures',
] as const;

/** Gives up what was made ready of it. */
export const dropCropped = [
  { type: 'releasePictures', params: ({ context: { cropped } }: InContext) => ({ pictures: [cropped] }) },
  'clearCropped',
] as const;
