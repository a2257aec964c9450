import { characterImage, createScriptedClient, generatedImage } from '@charhub/api-client/testing';
import { describe, expect, it, vi } from 'vitest';
import { createCharacterImages } from './character-images.ts';

const stored = characterImage({ view: 'front', seed: 1, isActive: true });

function open() {
  const client = createScriptedClient({ images: { ann: [stored] } });
  const images = createCharacterImages(client);
  const requests = () => client.callsOf('listImages').length;
  const loaded = () => vi.waitFor(() => expect(images.get('ann').isLoading).toBe(false));
  return { client, images, requests, loaded };
}

describe('the pictures of a character', () => {
  it('are asked for once, however many look and however often React mounts', async () => {
    const { images, requests, loaded } = open();
    images.subscribe('ann', () => {})();
    images.subscribe('ann', () => {});
    images.subscribe('ann', () => {});
    await loaded();
    expect(requests()).toBe(1);
    expect(images.get('ann').images).toEqual([stored]);
  });

  it('are asked for once more after any number of changes during a request', async () => {
    const { client, images, requests, loaded } = open();
    const gate = client.hold('listImages');
    images.subscribe('ann', () => {});
    images.refresh('ann');
    images.refresh('ann');
    gate.release();
    await loaded();
    expect(requests()).toBe(2);
  });

  it('are not asked for while nobody looks', async () => {
    const { images, requests, loaded } = open();
    images.refresh('ann');
    expect(requests()).toBe(0);
    const leave = images.subscribe('ann', () => {});
    await loaded();
    leave();
    await Promise.resolve();
    images.refresh('ann');
    expect(requests()).toBe(1);
    expect(images.get('ann').images).toBeNull();
  });

  it('stay while they are asked for again, and when that fails', async () => {
    const { client, images, loaded } = open();
    images.subscribe('ann', () => {});
    await loaded();
    client.failCalls('listImages', 'server', 1);
    images.refresh('ann');
    expect(images.get('ann')).toMatchObject({ images: [stored], isLoading: true });
    await loaded();
    expect(images.get('ann')).toMatchObject({ images: [stored], error: { code: 'server' } });
    images.refresh('ann');
    await loaded();
    expect(images.get('ann').error).toBeNull();
  });

  it('have a new one in use at once, once', async () => {
    const { images, loaded } = open();
    const listener = vi.fn();
    images.subscribe('ann', listener);
    await loaded();
    listener.mockClear();
    const made = generatedImage({ view: 'front', seed: 2 });
    images.record('ann', [made]);
    images.record('ann', [made]);
    expect(images.get('ann').images).toMatchObject([
      { id: made.id, isActive: true },
      { id: stored.id, isActive: false },
    ]);
    expect(listener).toHaveBeenCalledOnce();
  });
});
