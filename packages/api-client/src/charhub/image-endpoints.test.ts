import { describe, expect, it } from 'vitest';
import { json } from '../../test/api-server.ts';
import { useApiServer } from '../../test/client-fixture.ts';
import { characterImage } from '../testing/index.ts';

const api = useApiServer();
const images = '/image-generation/characters/c1/images';

describe('the pictures of a character', () => {
  it('are listed whatever types there are', async () => {
    const [avatar, old, cover] = [
      characterImage(),
      characterImage({ seed: 2 }),
      characterImage({ view: 'cover' }),
    ];
    api.server.on(
      `GET ${images}`,
      json(200, { success: true, data: { AVATAR: [avatar, old], COVER: [cover] }, total: 3 }),
    );
    expect(await api.connect().listImages('c1')).toEqual([avatar, old, cover]);
  });

  it('may be none', async () => {
    api.server.on(`GET ${images}`, json(200, { success: true, data: {}, total: 0 }));
    expect(await api.connect().listImages('c1')).toEqual([]);
  });

  it('tell how they were made, where the back end knows', async () => {
    const details = { ...characterImage(), prompt: 'A fox', seed: 7, jobId: 'job-1' };
    api.server.on(
      `GET ${images}/i1`,
      json(200, { success: true, data: { ...details, url: '/media/a.webp' } }),
    );
    const answer = await api.connect().getImageDetails({ characterId: 'c1', imageId: 'i1' });
    expect(answer).toMatchObject({ ...details, url: `${api.server.url}/media/a.webp` });
  });

  it('tell nothing of it on today’s CharHub, which is asked once', async () => {
    const client = api.connect();
    const ask = () => client.getImageDetails({ characterId: 'c1', imageId: 'i1' });
    expect([await ask(), await ask()]).toEqual([null, null]);
    expect(api.server.countOf(`GET ${images}/i1`)).toBe(1);
  });

  it('are activated and deleted', async () => {
    api.server.on(
      `PATCH ${images}/i1/activate`,
      json(200, { success: true, message: 'Image activated successfully' }),
    );
    api.server.on(`DELETE ${images}/i1`, (_request, response) => response.writeHead(204).end());
    const client = api.connect();
    await expect(client.activateImage({ characterId: 'c1', imageId: 'i1' })).resolves.toBeUndefined();
    await expect(client.deleteImage({ characterId: 'c1', imageId: 'i1' })).resolves.toBeUndefined();
    await expect(client.deleteImage({ characterId: 'c1', imageId: 'i2' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
