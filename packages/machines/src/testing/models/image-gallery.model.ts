import type { CharacterImage } from '@charhub/api-client/contract';
import { imageGalleryMachine } from '../../image-gallery/image-gallery.machine.ts';
import type { ImageGalleryEvent } from '../../image-gallery/image-gallery.types.ts';
import type { AnyEventObject } from 'xstate';
import type { MachineModel } from '../explore-machine.ts';
import { modelAccess } from './dialog-events.ts';
import { doneEvent, errorEvent, modelError, modelImage, silentPromise } from './model-parts.ts';

const stored = { ...modelImage, sizeBytes: 48_000 };
const inUse: CharacterImage = { ...stored, id: 'image-1', isActive: true };
const other: CharacterImage = {
  ...stored,
  id: 'image-2',
  isActive: false,
  createdAt: '2026-01-02T12:00:00.000Z',
};

const said: readonly ImageGalleryEvent[] = [
  { type: 'image.activate', imageId: other.id },
  { type: 'image.delete', imageId: other.id },
  { type: 'image.compare', imageId: other.id },
  { type: 'deletion.confirm' },
  { type: 'deletion.cancel' },
  { type: 'comparison.close' },
  { type: 'activation.undo' },
  { type: 'change.retry' },
  { type: 'failure.dismiss' },
  { type: 'list.reload' },
  { type: 'images.changed', images: [other, inUse], error: null, isLoading: false },
  { type: 'images.changed', images: [inUse], error: null, isLoading: false },
  { type: 'images.changed', images: [], error: null, isLoading: false },
  { type: 'images.changed', images: null, error: null, isLoading: true },
  { type: 'images.changed', images: null, error: modelError('server'), isLoading: false },
  { type: 'access.loaded', access: { ...modelAccess, canEdit: false } },
  { type: 'network.changed', isOnline: false },
  { type: 'network.changed', isOnline: true },
];

const answered: readonly AnyEventObject[] = [
  doneEvent('activateImage', undefined),
  errorEvent('activateImage', 'network'),
  doneEvent('deleteImage', undefined),
  errorEvent('deleteImage', 'network'),
];

/** The gallery of two avatars, of which one is in use. */
export const imageGalleryModel: MachineModel<typeof imageGalleryMachine> = {
  name: 'image-gallery',
  machine: imageGalleryMachine.provide({
    actors: { activateImage: silentPromise(), deleteImage: silentPromise() },
  }),
  inputs: [{ characterId: 'character-1' }],
  events: [...said, ...answered],
  senders: {
    person: [
      'image.activate',
      'image.delete',
      'image.compare',
      'deletion.confirm',
      'deletion.cancel',
      'comparison.close',
      'activation.undo',
      'change.retry',
      'failure.dismiss',
      'list.reload',
    ],
    watchImages: ['images.changed'],
    loadAccess: ['access.loaded'],
    watchNetwork: ['network.changed'],
  },
  ends: ['imageGallery.change.idle'],
  situation: ({ context: { images, access, isOnline, undoId, failure } }) => [
    images?.length,
    access?.canEdit,
    isOnline,
    undoId,
    failure?.change.action,
  ],
};
