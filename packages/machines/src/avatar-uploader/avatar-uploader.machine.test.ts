import { createScriptedClient, portraitUrl } from '@charhub/api-client/testing';
import { describe, expect, it, vi } from 'vitest';
import { area, openUploader } from '../test-support/open-uploader.ts';

describe('a chosen picture', () => {
  it('is cropped, made ready, sent and told of, and its files are let go', async () => {
    const { client, emitted, generation, tools, upload, uploader, view } = openUploader();
    await upload('hero');
    await view('idle');
    expect(tools.crop).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), area);
    const [call] = client.callsOf('uploadAvatar');
    expect(call?.argument).toMatchObject({ owner: { characterId: 'character-1' }, name: 'avatar.webp' });
    expect(emitted).toEqual([{ type: 'avatar.uploaded', url: portraitUrl({ seed: 2001 }) }]);
    expect(uploader.getSnapshot().context).toMatchObject({ picture: null, cropped: null, error: null });
    expect(generation.samples.get('sample-1')).toBeUndefined();
    expect(generation.samples.get('sample-2')).toBeUndefined();
  });

  it('that cannot be used is refused before anything is sent', async () => {
    const { choose, client, uploader, view } = openUploader();
    choose('bad');
    await view('reading');
    await view('idle');
    expect(uploader.getSnapshot().context).toMatchObject({ picture: null, problem: { reason: 'heic' } });
    expect(client.calls).toEqual([]);
    choose('good');
    await view('cropping');
    expect(uploader.getSnapshot().context.problem).toBeNull();
  });

  it('that turns out to be damaged is refused before anything is sent', async () => {
    const { client, crop, uploader, view } = openUploader();
    await crop('broken');
    uploader.send({ type: 'crop.confirm' });
    await view('idle');
    expect(uploader.getSnapshot().context.problem).toMatchObject({ reason: 'damaged', name: 'broken' });
    expect(client.calls).toEqual([]);
  });

  it('is not sent before a part of it is known', async () => {
    const { choose, uploader, view } = openUploader();
    choose('hero');
    await view('cropping');
    uploader.send({ type: 'crop.confirm' });
    await view('cropping');
  });

  it('is sent once, however often that is asked for', async () => {
    const { client, crop, uploader, view } = openUploader();
    await crop('hero');
    for (let time = 0; time < 3; time++) uploader.send({ type: 'crop.confirm' });
    await view('uploading');
    uploader.send({ type: 'crop.confirm' });
    await view('idle');
    expect(client.callsOf('uploadAvatar')).toHaveLength(1);
  });

  it('is given up when the dialog closes', async () => {
    const { crop, generation, uploader, view } = openUploader();
    await crop('hero');
    uploader.send({ type: 'dialog.close' });
    await view('idle');
    expect(generation.samples.get('sample-1')).toBeUndefined();
  });
});

describe('an upload', () => {
  it('tells how far it is and never goes back', async () => {
    const client = createScriptedClient();
    client.hold('uploadAvatar');
    const { upload, uploader } = openUploader(client);
    await upload('hero');
    client.setUploadProgress(0.4);
    client.setUploadProgress(0.2);
    expect(uploader.getSnapshot().context.percent).toBe(40);
  });

  it('that is cancelled leads back to the crop as it was', async () => {
    const client = createScriptedClient();
    const gate = client.hold('uploadAvatar');
    const { crop, emitted, uploader, view } = openUploader(client);
    await crop('hero');
    uploader.send({ type: 'crop.change', framing: { x: 5, y: 6, zoom: 2 } });
    uploader.send({ type: 'crop.confirm' });
    await view('uploading');
    uploader.send({ type: 'upload.cancel' });
    gate.release();
    await view('cropping');
    const { context } = uploader.getSnapshot();
    expect(context).toMatchObject({ framing: { x: 5, y: 6, zoom: 2 }, area, cropped: null, percent: 0 });
    expect(emitted).toEqual([]);
  });

  it.each(['network', 'validation', 'unavailable', 'forbidden'] as const)(
    'that fails with %s keeps the picture and sends the same part again',
    async (code) => {
      const client = createScriptedClient();
      client.failCalls('uploadAvatar', code, 1);
      const { emitted, tools, upload, uploader, view } = openUploader(client);
      await upload('hero');
      await view('failed');
      const { context } = uploader.getSnapshot();
      expect(context).toMatchObject({ error: { code }, picture: { name: 'hero' } });
      uploader.send({ type: 'upload.retry' });
      uploader.send({ type: 'upload.retry' });
      await view('idle');
      expect(tools.crop).toHaveBeenCalledOnce();
      expect(client.callsOf('uploadAvatar')).toHaveLength(2);
      expect(emitted).toHaveLength(1);
    },
  );

  it('that failed can be framed anew', async () => {
    const client = createScriptedClient();
    client.failCalls('uploadAvatar', 'network', 1);
    const { tools, upload, uploader, view } = openUploader(client);
    await upload('hero');
    await view('failed');
    uploader.send({ type: 'picture.edit' });
    expect(uploader.getSnapshot().context).toMatchObject({ area, cropped: null, error: null });
    uploader.send({ type: 'crop.confirm' });
    await view('idle');
    expect(tools.crop).toHaveBeenCalledTimes(2);
  });

  it('is stopped by another picture, which takes its place', async () => {
    const client = createScriptedClient();
    const gate = client.hold('uploadAvatar');
    const { choose, emitted, generation, upload, uploader, view } = openUploader(client);
    await upload('first');
    choose('second');
    gate.release();
    await view('cropping');
    expect(uploader.getSnapshot().context).toMatchObject({ picture: { name: 'second' }, area: null });
    expect(generation.samples.get('sample-1')).toBeUndefined();
    uploader.send({ type: 'area.change', area });
    uploader.send({ type: 'crop.confirm' });
    await view('idle');
    expect(emitted).toHaveLength(1);
  });

  it('of a draft is the draft’s', async () => {
    const { client, upload, view } = openUploader(createScriptedClient(), { draftId: 'draft-1' });
    await upload('hero');
    await view('idle');
    expect(client.callsOf('uploadAvatar')[0]?.argument).toMatchObject({ owner: { draftId: 'draft-1' } });
  });
});

describe('a picture from an address', () => {
  const url = 'https://pictures.example/the%20hero.png';

  function openAddress(content: string | null) {
    const client = createScriptedClient(
      content === null ? {} : { webPictures: { [url]: new Blob([content]) } },
    );
    const parts = openUploader(client);
    parts.uploader.send({ type: 'address.open' });
    parts.uploader.send({ type: 'address.change', address: ` ${url} ` });
    return parts;
  }

  it('is fetched, examined and cropped like any other', async () => {
    const { uploader, view } = openAddress('hero');
    uploader.send({ type: 'address.submit' });
    await view('importing');
    await view('cropping');
    expect(uploader.getSnapshot().context).toMatchObject({ picture: { name: 'the hero.png' }, address: '' });
  });

  it('is not asked for while the address is none', () => {
    const { client, uploader } = openAddress('hero');
    uploader.send({ type: 'address.change', address: 'the hero' });
    uploader.send({ type: 'address.submit' });
    expect(client.calls).toEqual([]);
  });

  it.each([
    ['is not there', null, { error: { code: 'validation', status: 400 } }],
    ['cannot be used', 'bad', { problem: { reason: 'heic' } }],
  ])('that %s leaves the address to be corrected', async (_, content, reason) => {
    const { uploader, view } = openAddress(content);
    uploader.send({ type: 'address.submit' });
    await view('importing');
    await view('addressing');
    expect(uploader.getSnapshot().context).toMatchObject({ ...reason, address: ` ${url} `, picture: null });
    uploader.send({ type: 'address.change', address: url });
    expect(uploader.getSnapshot().context).toMatchObject({ error: null, problem: null });
  });

  it('that takes too long can be given up', async () => {
    const { client, uploader, view } = openAddress('hero');
    client.hold('fetchPicture');
    uploader.send({ type: 'address.submit' });
    await view('importing');
    uploader.send({ type: 'upload.cancel' });
    await view('addressing');
    uploader.send({ type: 'dialog.close' });
    await view('idle');
    await vi.waitFor(() => expect(client.callsOf('fetchPicture')).toHaveLength(1));
    expect(uploader.getSnapshot().context.address).toBe('');
  });
});
