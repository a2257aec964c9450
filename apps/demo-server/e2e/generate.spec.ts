import type { Kind } from './models/character-page.ts';
import { expect, test } from './support/test.ts';

const kinds = [
  { kind: 'avatar', prompt: 'copper hair, brass goggles, a warm smile', width: 768, height: 768 },
  { kind: 'cover', prompt: 'standing in a harbour at dusk, long coat', width: 768, height: 1152 },
] as const satisfies { kind: Kind; prompt: string; width: number; height: number }[];

for (const { kind, prompt, width, height } of kinds) {
  test(`makes an ${kind === 'avatar' ? 'avatar' : 'and shows a cover'}, again with the same settings, and shows it on the page`, async ({
    characterPage,
    comfyui,
    api,
  }) => {
    await characterPage.open();
    await expect(characterPage.balance).toHaveText('500');

    const sampled = comfyui.faults.holdNode('VAEDecode');
    const dialog = await characterPage.openDialog(kind);
    await dialog.generate(prompt);

    await sampled.reached;
    await expect(dialog.progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
    await expect(dialog.button('Generate')).toHaveCount(0);
    sampled.release();

    const first = await dialog.finishedPicture();
    expect(first).toMatch(new RegExp(`/${kind}_\\d+\\.webp$`));
    await expect(characterPage.picture(kind)).toHaveAttribute('src', new RegExp(`${first}$`));

    await dialog.button('Back').click();
    await expect(dialog.prompt).toHaveValue(prompt);
    await dialog.button('Generate').click();
    const second = await dialog.finishedPicture();
    expect(second).not.toBe(first);

    await dialog.button('Generate again').click();
    await expect(dialog.button('Generate again')).toBeHidden();
    const third = await dialog.finishedPicture();
    expect(third).not.toBe(second);

    await dialog.close();
    await expect(characterPage.picture(kind)).toHaveAttribute('src', new RegExp(`${third}$`));
    await expect(characterPage.openerOf(kind)).toBeFocused();
    await expect(characterPage.balance).toHaveText('470');

    const jobs = await api.listJobs();
    expect(jobs.map(({ request }) => request.prompt)).toEqual([prompt, prompt, prompt]);
    expect(new Set(jobs.flatMap(({ images }) => images.map(({ seed }) => seed))).size).toBe(3);
    expect(jobs.flatMap(({ images }) => images)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ width, height })),
    );
  });
}

test('makes a picture from the character itself when the prompt is empty', async ({ characterPage }) => {
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.button('Generate').click();
  await dialog.finishedPicture();
});

test('sends the sample once, however often it is used', async ({ characterPage, api, page }) => {
  await characterPage.open();
  const uploads: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/characters\/[^/]+\/images$/.test(request.url()))
      uploads.push(request.url());
  });
  const dialog = await characterPage.openDialog('avatar');
  await dialog.attachSample({
    name: 'sample.png',
    mimeType: 'image/png',
    // Two by two pixels.
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await dialog.generate('in the pose of the sample');
  await dialog.finishedPicture();
  await dialog.button('Generate again').click();
  await expect(dialog.button('Generate again')).toBeHidden();
  await dialog.finishedPicture();

  expect(uploads).toHaveLength(1);
  const jobs = await api.listJobs();
  expect(jobs.map(({ request }) => request.sampleImageUrls.length)).toEqual([1, 1]);
});
