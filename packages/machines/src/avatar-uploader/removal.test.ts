import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { describe, expect, it, vi } from 'vitest';
import { openUploader } from '../test-support/open-uploader.ts';
import { removalView, shownAvatar } from './avatar-uploader.selectors.ts';

const image = characterImage({ isActive: true });
const avatar = { imageId: image.id, url: image.url };
const removal = { type: 'avatar.remove', ...avatar } as const;
const undoWindow = 6_000;

function openRemoval() {
  const client = createScriptedClient({ images: { 'character-1': [image] } });
  const parts = openUploader(client);
  parts.uploader.send(removal);
  const settled = () => vi.waitFor(() => expect(removalView(parts.uploader.getSnapshot())).toBe('none'));
  return { ...parts, settled };
}

describe('an avatar that is taken away', () => {
  it('is gone for the eye at once, and for the server when it can no longer be undone', async () => {
    const { client, clock, emitted, settled, uploader } = openRemoval();
    expect(removalView(uploader.getSnapshot())).toBe('pending');
    clock.increment(undoWindow - 1);
    expect(client.calls).toEqual([]);
    clock.increment(1);
    await settled();
    expect(client.callsOf('removeAvatar').map(({ argument }) => argument)).toEqual([
      { characterId: 'character-1', imageId: image.id },
    ]);
    expect(emitted).toEqual([
      { type: 'avatar.removed', avatar },
      { type: 'removal.completed', avatar },
    ]);
    expect(shownAvatar(uploader.getSnapshot(), { stored: undefined, given: image.url })).toBeNull();
  });

  it('comes back when that is undone, and the server never knew', () => {
    const { client, clock, emitted, uploader } = openRemoval();
    uploader.send(removal);
    uploader.send({ type: 'avatar.restore' });
    clock.increment(undoWindow);
    expect(client.calls).toEqual([]);
    expect(emitted).toEqual([
      { type: 'avatar.removed', avatar },
      { type: 'avatar.restored', avatar, superseded: false },
    ]);
    expect(shownAvatar(uploader.getSnapshot(), { stored: undefined, given: image.url })).toBe(image.url);
  });

  it('comes back with the reason when the server does not take it', async () => {
    const { client, clock, emitted, settled, uploader } = openRemoval();
    client.failCalls('removeAvatar', 'network', 1);
    clock.increment(undoWindow);
    await settled();
    expect(uploader.getSnapshot().context.removalError).toMatchObject({ code: 'network' });
    expect(emitted.at(-1)).toEqual({ type: 'avatar.restored', avatar, superseded: false });
    uploader.send(removal);
    expect(uploader.getSnapshot().context.removalError).toBeNull();
  });

  it('is gone without delay when the page is left', async () => {
    const { client, settled, uploader } = openRemoval();
    uploader.send({ type: 'page.left' });
    await settled();
    expect(client.callsOf('removeAvatar')).toHaveLength(1);
  });

  it('need not be taken away any more when a new one has taken its place', async () => {
    const { client, clock, emitted, upload, uploader, view } = openRemoval();
    await upload('hero');
    await view('idle');
    clock.increment(undoWindow);
    expect(client.callsOf('removeAvatar')).toEqual([]);
    expect(emitted.map(({ type }) => type)).toEqual(['avatar.removed', 'avatar.uploaded', 'avatar.restored']);
    expect(emitted.at(-1)).toMatchObject({ superseded: true });
    expect(shownAvatar(uploader.getSnapshot(), { stored: undefined, given: null })).toContain('data:');
  });

  it('of a draft is no matter of the server’s', async () => {
    const { client, clock, emitted, uploader } = openUploader(createScriptedClient(), { draftId: 'draft-1' });
    uploader.send({ type: 'avatar.remove', imageId: null, url: '/draft.webp' });
    clock.increment(undoWindow);
    await vi.waitFor(() => expect(emitted.at(-1)?.type).toBe('removal.completed'));
    expect(client.calls).toEqual([]);
  });
});

describe('the avatar that is shown', () => {
  it('is the list’s as soon as there is one, whatever the host or this page says', () => {
    const { uploader } = openUploader();
    const shown = (stored: string | null | undefined) =>
      shownAvatar(uploader.getSnapshot(), { stored, given: '/given.webp' });
    expect(shown(undefined)).toBe('/given.webp');
    expect(shown(null)).toBeNull();
    expect(shown('/stored.webp')).toBe('/stored.webp');
  });
});
