import { describe, expect, it } from 'vitest';
import { characterImage, createScriptedClient } from './index.ts';

const owner = { characterId: 'c1' };
const upload = { owner, file: new Blob(['x']), name: 'me.webp' };
const old = characterImage({ isActive: true });

describe('the scripted avatars', () => {
  it('are active once they are uploaded, in place of the one before', async () => {
    const client = createScriptedClient({ images: { c1: [old] } });
    const { url } = await client.uploadAvatar(upload);
    expect((await client.listImages('c1')).map((image) => [image.url, image.isActive])).toEqual([
      [url, true],
      [old.url, false],
    ]);
  });

  it('of a draft belong to nobody', async () => {
    const client = createScriptedClient();
    await client.uploadAvatar({ ...upload, owner: { draftId: 'd1' } });
    expect(await client.listImages('c1')).toEqual([]);
  });

  it('stay stored when they are removed, and none takes their place', async () => {
    const other = characterImage({ seed: 2 });
    const client = createScriptedClient({ images: { c1: [old, other] } });
    await client.removeAvatar({ characterId: 'c1', imageId: old.id });
    expect((await client.listImages('c1')).map(({ isActive }) => isActive)).toEqual([false, false]);
  });

  it('are refused to who may not edit the character', async () => {
    const client = createScriptedClient({ access: { canEdit: false }, images: { c1: [old] } });
    await expect(client.uploadAvatar(upload)).rejects.toMatchObject({ code: 'forbidden' });
    const removal = client.removeAvatar({ characterId: 'c1', imageId: old.id });
    await expect(removal).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tell how far they are, and can be fetched from where the script has put them', async () => {
    const url = 'https://pictures.example/a.png';
    const picture = new Blob(['a picture']);
    const client = createScriptedClient({ webPictures: { [url]: picture } });
    const gate = client.hold('uploadAvatar');
    const fractions: number[] = [];
    const uploading = client.uploadAvatar(upload, { onProgress: (fraction) => fractions.push(fraction) });
    client.setUploadProgress(0.4);
    gate.release();
    await uploading;
    expect(fractions).toEqual([0, 0.4, 1]);
    expect(await client.fetchPicture(url)).toBe(picture);
    await expect(client.fetchPicture('https://nowhere.example')).rejects.toMatchObject({ status: 400 });
  });
});
