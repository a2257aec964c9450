import type { CharacterImage } from '@charhub/api-client/contract';
import { characterImage, createScriptedClient, generatedImage } from '@charhub/api-client/testing';
import { describe, expect, it, vi } from 'vitest';
import { imageInUse } from './image-in-use.ts';
import { createCharacterImages, type CharacterImages } from './character-images.ts';
import { createImageNews } from './image-news.ts';

const stored = characterImage({ view: 'front', seed: 1, isActive: true });

function open(
  stock: Record<string, CharacterImage[]> = { ann: [stored] },
  userId: string = crypto.randomUUID(),
) {
  const client = createScriptedClient({ images: stock });
  const news = createImageNews();
  const images = createCharacterImages(client, news, userId);
  const requests = () => client.callsOf('listImages').length;
  const loaded = () => vi.waitFor(() => expect(images.get('ann').isLoading).toBe(false));
  return { client, news, images, requests, loaded };
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

  it('are asked for again when another tab of the user has changed them, for as long as somebody looks', async () => {
    const userId = crypto.randomUUID();
    const [here, there] = [open({ ann: [stored] }, userId), open({ ann: [] }, userId)];
    here.images.subscribe('ann', () => {});
    const leave = there.images.subscribe('ann', () => {});
    await Promise.all([here.loaded(), there.loaded()]);
    there.images.begin('ann', { type: 'removed', imageId: stored.id }).confirm();
    await vi.waitFor(() => expect(here.requests()).toBe(2));
    leave();
    await Promise.resolve();
    here.news.tell('ann', null);
    await vi.waitFor(() => expect(here.requests()).toBe(3));
    expect(there.requests()).toBe(2);
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
    const made = { type: 'made', images: [generatedImage({ view: 'front', seed: 2 })] } as const;
    images.record('ann', made);
    images.record('ann', made);
    expect(images.get('ann').images).toMatchObject([
      { isActive: true, content: 'front' },
      { id: stored.id, isActive: false },
    ]);
    expect(listener).toHaveBeenCalledOnce();
  });
});

describe('a change', () => {
  const rival = characterImage({ view: 'front', seed: 2 });
  const inUse = (images: CharacterImages) => images.get('ann').images?.find(({ isActive }) => isActive)?.id;

  async function openTwo() {
    const parts = open({ ann: [rival, stored] });
    parts.images.subscribe('ann', () => {});
    await parts.loaded();
    return parts;
  }

  it('that has happened is seen at once, asked for once, and told to the host', async () => {
    const { client, news, images, requests, loaded } = await openTwo();
    const told = vi.fn<(characterId: string) => void>();
    news.onChange(told);
    await client.activateImage({ characterId: 'ann', imageId: rival.id });
    news.tell('ann', { type: 'activated', imageId: rival.id });
    expect(inUse(images)).toBe(rival.id);
    await loaded();
    expect(inUse(images)).toBe(rival.id);
    expect(requests()).toBe(2);
    expect(told.mock.calls.map(([characterId]) => characterId)).toEqual(['ann']);
  });

  it('is told to the host also where nobody looks, and costs no request there', () => {
    const { news, requests } = open();
    const told = vi.fn();
    news.onChange(told)();
    news.onChange(told);
    news.tell('ann', { type: 'removed', imageId: stored.id });
    expect(told).toHaveBeenCalledOnce();
    expect(requests()).toBe(0);
  });

  it('that is under way is not undone by an answer that does not know it', async () => {
    const { images, loaded } = await openTwo();
    const pending = images.begin('ann', { type: 'activated', imageId: rival.id });
    images.refresh('ann');
    await loaded();
    expect(inUse(images)).toBe(rival.id);
    pending.revert();
    pending.confirm();
    expect(inUse(images)).toBe(stored.id);
  });

  it('that was confirmed during a request outlives the answer to it, and one more request follows', async () => {
    const answers: ((list: CharacterImage[]) => void)[] = [];
    const images = createCharacterImages(
      { listImages: () => new Promise((resolve) => answers.push(resolve)) },
      createImageNews(),
      crypto.randomUUID(),
    );
    const answer = (index: number, list: CharacterImage[]) =>
      Promise.resolve(answers[index]?.(list)).then(() => images.get('ann').images?.map(({ id }) => id));
    images.subscribe('ann', () => {});
    images.begin('ann', { type: 'removed', imageId: stored.id }).confirm();
    expect(await answer(0, [rival, stored])).toEqual([rival.id]);
    expect(await answer(1, [rival])).toEqual([rival.id]);
    expect(answers).toHaveLength(2);
  });

  it('of a picture in use hands over to the newest of its rivals', async () => {
    const { images } = await openTwo();
    images.begin('ann', { type: 'removed', imageId: stored.id });
    expect(images.get('ann').images).toEqual([{ ...rival, isActive: true }]);
  });

  it('can leave a character without a picture in use', async () => {
    const avatar = characterImage({ seed: 3, isActive: true });
    const { images, loaded } = open({ ann: [avatar, characterImage({ seed: 2 })] });
    images.subscribe('ann', () => {});
    await loaded();
    images.begin('ann', { type: 'deactivated', imageId: avatar.id });
    expect(imageInUse(images.get('ann').images, 'AVATAR')).toBeNull();
  });

  it('that deletes a picture holds against a running job that goes on telling of it', async () => {
    const { images, loaded } = open({ ann: [] });
    images.subscribe('ann', () => {});
    await loaded();
    const front = generatedImage({ view: 'front', seed: 2 });
    const side = generatedImage({ view: 'side', seed: 2 });
    const shown = () => images.get('ann').images?.map(({ url }) => url);
    images.record('ann', { type: 'made', images: [front] });
    const deletion = images.begin('ann', { type: 'removed', imageId: front.id });
    images.record('ann', { type: 'made', images: [front, side] });
    expect(shown()).toEqual([side.url]);
    deletion.revert();
    images.record('ann', { type: 'made', images: [front, side] });
    expect(shown()).toEqual([side.url, front.url]);
  });

  it('leaves the pictures of other types and views alone', async () => {
    const face = characterImage({ view: 'face', isActive: true });
    const avatar = characterImage({ isActive: true });
    const { images, loaded } = open({ ann: [avatar, face, stored] });
    images.subscribe('ann', () => {});
    await loaded();
    const added = characterImage({ view: 'front', seed: 7, isActive: true });
    images.record('ann', { type: 'added', image: added });
    expect(images.get('ann').images).toEqual([added, avatar, face, { ...stored, isActive: false }]);
  });

  it('knows a picture by its address where a job could not tell its id', async () => {
    const { images, loaded } = open();
    images.subscribe('ann', () => {});
    await loaded();
    const { url } = stored;
    images.record('ann', { type: 'made', images: [generatedImage({ id: url, url, view: 'front' })] });
    expect(images.get('ann').images).toEqual([stored]);
  });
});
