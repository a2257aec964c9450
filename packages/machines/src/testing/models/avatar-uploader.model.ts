import { avatarUploaderMachine } from '../../avatar-uploader/avatar-uploader.machine.ts';
import type {
  AvatarUploaderEvent,
  PictureProblem,
  PictureReference,
} from '../../avatar-uploader/avatar-uploader.types.ts';
import type { MachineModel } from '../explore-machine.ts';
import { doneEvent, errorEvent, modelError, modelImage, silentPromise } from './model-parts.ts';

const picture: PictureReference = {
  id: 'sample-1',
  name: 'me.png',
  sizeBytes: 900,
  previewUrl: modelImage.url,
};
const cropped: PictureReference = {
  id: 'sample-2',
  name: 'avatar.webp',
  sizeBytes: 90,
  previewUrl: modelImage.url,
};
const problem: PictureProblem = { reason: 'heic', name: 'me.heic', sizeBytes: 900, megapixels: null };

const intents: readonly AvatarUploaderEvent[] = [
  { type: 'picture.choose', picture },
  { type: 'address.open' },
  { type: 'address.change', address: 'https://pictures.example/me.png' },
  { type: 'address.submit' },
  { type: 'generation.open' },
  { type: 'crop.change', framing: { x: 0, y: 0, zoom: 2 } },
  { type: 'area.change', area: { x: 0, y: 0, width: 90, height: 90 } },
  { type: 'shape.change', shape: 'square' },
  { type: 'crop.confirm' },
  { type: 'picture.refuse' },
  { type: 'upload.cancel' },
  { type: 'upload.retry' },
  { type: 'picture.edit' },
  { type: 'dialog.close' },
  { type: 'avatar.remove', imageId: 'image-1', url: '/avatar_1.webp' },
  { type: 'avatar.restore' },
];

const facts: readonly AvatarUploaderEvent[] = [
  { type: 'upload.progressed', percent: 40 },
  { type: 'avatar.uploaded', url: '/avatar_2.webp' },
  { type: 'upload.failed', error: modelError('network') },
];

/** What the component says by itself: the cropper has measured, the picture is damaged, the component is gone. */
const byItself = ['area.change', 'picture.refuse', 'page.left'];

/** An avatar that is brought along, or taken away. */
export const avatarUploaderModel: MachineModel<typeof avatarUploaderMachine> = {
  name: 'avatar-uploader',
  machine: avatarUploaderMachine.provide({
    actors: {
      importPicture: silentPromise(),
      inspectPicture: silentPromise(),
      cropPicture: silentPromise(),
      removeAvatar: silentPromise(),
    },
  }),
  inputs: [{ owner: { characterId: 'character-1' } }],
  events: [
    ...intents,
    ...facts,
    { type: 'page.left' },
    doneEvent('importPicture', picture),
    errorEvent('importPicture', 'validation'),
    doneEvent('inspectPicture', { problem: null }),
    doneEvent('inspectPicture', { problem }),
    errorEvent('inspectPicture', 'protocol'),
    doneEvent('cropPicture', cropped),
    errorEvent('cropPicture', 'protocol'),
    doneEvent('removeAvatar', undefined),
    errorEvent('removeAvatar', 'server'),
  ],
  senders: {
    person: intents.map(({ type }) => type).filter((type) => !byItself.includes(type)),
    page: byItself,
    uploadAvatar: facts.map(({ type }) => type),
  },
  ends: ['idle'],
  situation: ({ context }) => [context.area === null, context.address === '', context.error === null],
};
