import type { CharacterImage } from '@charhub/api-client/contract';
import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { createActor, SimulatedClock, waitFor } from 'xstate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ImageGalleryEmitted, ImageList } from './image-gallery.types.ts';
import {
  changingImageId,
  comparedImages,
  galleryBlocker,
  imageGalleryView,
  imageToDelete,
  undoableActivation,
} from './image-gallery.selectors.ts';
import type { SharedImages } from './provide-image-gallery.ts';
import { provideImageGallery } from './provide-image-gallery.ts';

const characterId = 'character-1';
const inUse = characterImage({ seed: 1, isActive: true });
const other = characterImage({ seed: 2 });
const sample = characterImage({ seed: 3, type: 'SAMPLE', id: 'sample' });

/** The page's list, moved by hand; what is begun in it is only written down. */
function listOf(images: readonly CharacterImage[] | null) {
  const listeners = new Set<() => void>();
  let state: ImageList = { images, error: null, isLoading: images === null };
  const journal: string[] = [];
  const shared: SharedImages = {
    get: () => state,
    subscribe: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => journal.push('refresh'),
    begin: (_, { type, imageId }) => {
      journal.push(`${type} ${imageId}`);
      return { confirm: () => journal.push('confirm'), revert: () => journal.push('revert') };
    },
  };
  const show = (news: Partial<ImageList>) => {
    state = { ...state, ...news };
    for (const listener of listeners) listener();
  };
  return { shared, journal, show };
}

function open(images: readonly CharacterImage[] | null = [other, inUse, sample]) {
  const client = createScriptedClient({ images: { [characterId]: images ?? [] } });
  const list = listOf(images);
  const clock = new SimulatedClock();
  const gallery = createActor(provideImageGallery({ client, images: list.shared }), {
    input: { characterId },
    clock,
  });
  const emitted: ImageGalleryEmitted[] = [];
  gallery.on('*', (event) => emitted.push(event));
  gallery.start();
  onTestFinished(() => {
    gallery.stop();
  });
  const idle = () => waitFor(gallery, (snapshot) => snapshot.matches({ change: 'idle' }));
  return { client, clock, emitted, gallery, idle, ...list };
}

describe('the gallery', () => {
  it('shows what is known of the list at each moment', () => {
    const { gallery, show } = open(null);
    const view = () => imageGalleryView(gallery.getSnapshot());
    expect(view()).toBe('loading');
    show({ error: { ...noAnswer }, isLoading: false });
    expect(view()).toBe('failed');
    show({ error: null, images: [] });
    expect(view()).toBe('empty');
    show({ images: [inUse] });
    expect(view()).toBe('ready');
    // Asked again without success: what was there stays.
    show({ error: { ...noAnswer } });
    expect(view()).toBe('ready');
  });

  it('asks for the list again on request', () => {
    const { gallery, journal } = open();
    gallery.send({ type: 'list.reload' });
    expect(journal).toEqual(['refresh']);
  });
});

describe('using another picture', () => {
  it('is shown before the server has taken it, and can be undone for a while', async () => {
    const { client, clock, emitted, gallery, idle, journal, show } = open();
    gallery.send({ type: 'image.activate', imageId: other.id });
    expect(journal).toEqual([`activated ${other.id}`]);
    expect(changingImageId(gallery.getSnapshot())).toBe(other.id);
    await idle();
    expect(journal.at(-1)).toBe('confirm');
    expect(emitted).toEqual([{ type: 'image.activated', imageId: other.id }]);
    show({
      images: [
        { ...other, isActive: true },
        { ...inUse, isActive: false },
      ],
    });
    expect(undoableActivation(gallery.getSnapshot())?.inUse.id).toBe(inUse.id);

    gallery.send({ type: 'activation.undo' });
    await idle();
    expect(client.callsOf('activateImage').map(({ argument }) => argument)).toEqual([
      { characterId, imageId: other.id },
      { characterId, imageId: inUse.id },
    ]);
    clock.increment(10_000);
    expect(undoableActivation(gallery.getSnapshot())).toBeNull();
  });

  it('is asked of the server once, however often it is clicked', async () => {
    const { client, gallery, idle } = open();
    for (let click = 0; click < 3; click++) gallery.send({ type: 'image.activate', imageId: other.id });
    await idle();
    expect(client.callsOf('activateImage')).toHaveLength(1);
  });

  it('is not asked for a picture in use, one that cannot be, or one that is not there', () => {
    const { client, gallery } = open();
    for (const imageId of [inUse.id, sample.id, 'none']) gallery.send({ type: 'image.activate', imageId });
    expect(client.callsOf('activateImage')).toEqual([]);
  });

  it('is taken back when the server refuses, and can be tried again', async () => {
    const { client, emitted, gallery, idle, journal } = open();
    client.failCalls('activateImage', 'network', 1);
    gallery.send({ type: 'image.activate', imageId: other.id });
    const { context } = await idle();
    expect(journal).toEqual([`activated ${other.id}`, 'revert', 'refresh']);
    expect(context.failure).toMatchObject({ change: { imageId: other.id }, error: { code: 'network' } });
    expect(undoableActivation(gallery.getSnapshot())).toBeNull();

    gallery.send({ type: 'change.retry' });
    await idle();
    expect(emitted).toEqual([{ type: 'image.activated', imageId: other.id }]);
    expect(gallery.getSnapshot().context.failure).toBeNull();
  });

  it('goes on when nobody looks any more', async () => {
    const { client, gallery, journal } = open();
    const gate = client.hold('activateImage');
    gallery.send({ type: 'image.activate', imageId: other.id });
    gallery.stop();
    gate.release();
    await vi.waitFor(() => expect(journal.at(-1)).toBe('confirm'));
  });
});

describe('deleting a picture', () => {
  it('is asked for first, and can be thought better of', () => {
    const { client, gallery } = open();
    gallery.send({ type: 'image.delete', imageId: other.id });
    expect(imageToDelete(gallery.getSnapshot())).toEqual(other);
    gallery.send({ type: 'deletion.cancel' });
    gallery.send({ type: 'deletion.confirm' });
    expect(client.callsOf('deleteImage')).toEqual([]);
  });

  it('is done once when it is confirmed', async () => {
    const { client, emitted, gallery, idle, journal } = open();
    gallery.send({ type: 'image.delete', imageId: other.id });
    gallery.send({ type: 'deletion.confirm' });
    gallery.send({ type: 'deletion.confirm' });
    await idle();
    expect(client.callsOf('deleteImage')).toHaveLength(1);
    expect(journal).toEqual([`removed ${other.id}`, 'confirm']);
    expect(emitted).toEqual([{ type: 'image.deleted', imageId: other.id }]);
  });

  it('counts as done when another page was first', async () => {
    const { client, emitted, gallery, idle } = open();
    client.failCalls('deleteImage', 'not-found', 1);
    gallery.send({ type: 'image.delete', imageId: other.id });
    gallery.send({ type: 'deletion.confirm' });
    await idle();
    expect(emitted).toEqual([{ type: 'image.deleted', imageId: other.id }]);
  });

  it('is taken back when the server refuses, and can be tried again', async () => {
    const { client, gallery, idle, journal } = open();
    client.failCalls('deleteImage', 'server', 1);
    gallery.send({ type: 'image.delete', imageId: other.id });
    gallery.send({ type: 'deletion.confirm' });
    await idle();
    gallery.send({ type: 'change.retry' });
    await idle();
    expect(journal).toEqual([`removed ${other.id}`, 'revert', 'refresh', `removed ${other.id}`, 'confirm']);
  });

  it('is asked no more when the picture goes by itself', () => {
    const { gallery, show } = open();
    gallery.send({ type: 'image.delete', imageId: other.id });
    show({ images: [inUse] });
    expect(imageToDelete(gallery.getSnapshot())).toBeNull();
    expect(gallery.getSnapshot().matches({ change: 'idle' })).toBe(true);
  });
});

describe('comparing', () => {
  it('puts a picture beside the one in use, and can use it from there', async () => {
    const { client, gallery, idle } = open();
    gallery.send({ type: 'image.compare', imageId: other.id });
    expect(comparedImages(gallery.getSnapshot())).toEqual({ image: other, inUse });
    gallery.send({ type: 'image.activate', imageId: other.id });
    await idle();
    expect(client.callsOf('activateImage')).toHaveLength(1);
    expect(comparedImages(gallery.getSnapshot())).toBeNull();
  });

  it('needs something to compare with', () => {
    const { gallery } = open();
    gallery.send({ type: 'image.compare', imageId: inUse.id });
    gallery.send({ type: 'image.compare', imageId: sample.id });
    expect(comparedImages(gallery.getSnapshot())).toBeNull();
  });
});

describe('who may not or cannot', () => {
  it('changes nothing where the character is somebody else’s', async () => {
    const { client, gallery } = open();
    client.setAccess({ canEdit: false });
    gallery.stop();
    const { shared } = listOf([other, inUse]);
    const strange = createActor(provideImageGallery({ client, images: shared }), { input: { characterId } });
    strange.start();
    await waitFor(strange, (snapshot) => galleryBlocker(snapshot) === 'forbidden');
    strange.send({ type: 'image.activate', imageId: other.id });
    strange.send({ type: 'image.delete', imageId: other.id });
    expect(strange.getSnapshot().matches({ change: 'idle' })).toBe(true);
    strange.stop();
  });

  it('is told apart from who is offline', () => {
    const { client, gallery } = open();
    gallery.send({ type: 'network.changed', isOnline: false });
    expect(galleryBlocker(gallery.getSnapshot())).toBe('offline');
    gallery.send({ type: 'image.activate', imageId: other.id });
    gallery.send({ type: 'network.changed', isOnline: true });
    gallery.send({ type: 'image.delete', imageId: other.id });
    gallery.send({ type: 'network.changed', isOnline: false });
    gallery.send({ type: 'deletion.confirm' });
    expect(imageToDelete(gallery.getSnapshot())).toEqual(other);
    expect(client.callsOf('activateImage')).toEqual([]);
    expect(client.callsOf('deleteImage')).toEqual([]);
  });
});

const noAnswer = {
  code: 'network',
  message: 'No answer',
  field: null,
  status: null,
  retryable: true,
  retryAfterSeconds: null,
  details: [],
} as const;
