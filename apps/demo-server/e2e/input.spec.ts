import { expect, test } from './support/test.ts';

test('refuses a sample of 12 MB and keeps the prompt', async ({ characterPage }) => {
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill('with a sample');
  await dialog.attachSample({
    name: 'huge.png',
    mimeType: 'image/png',
    buffer: Buffer.alloc(12 * 1024 * 1024, 1),
  });
  await expect(dialog.root.getByText(/“huge\.png” has 12.MB; the limit is 10.MB/)).toBeVisible();
  await expect(dialog.prompt).toHaveValue('with a sample');
});

test('refuses a sample that is no picture, whatever it is called', async ({ characterPage }) => {
  await characterPage.open();
  const dialog = await characterPage.openDialog('cover');
  await dialog.prompt.fill('with a sample');
  await dialog.attachSample({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('not a picture'),
  });
  await expect(
    dialog.root.getByText('“notes.txt” is not a PNG, JPEG or WebP image.', { exact: false }),
  ).toBeVisible();
  await dialog.attachSample({
    name: 'notes.png',
    mimeType: 'image/png',
    buffer: Buffer.from('not a picture'),
  });
  await expect(dialog.root.getByText(/“notes\.png” (cannot be read|is not)/)).toBeVisible();
  await expect(dialog.prompt).toHaveValue('with a sample');
});

test('keeps a prompt of 5,000 characters and says that it is too long', async ({ characterPage, api }) => {
  const prompt = 'a'.repeat(5000);
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill(prompt);
  await expect(dialog.root.getByText('The prompt is 3000 characters too long.')).toBeVisible();
  await expect(dialog.button('Generate')).toBeDisabled();
  await dialog.prompt.press('Control+Enter');
  await expect(dialog.prompt).toHaveValue(prompt);
  expect(await api.listJobs()).toHaveLength(0);

  await dialog.prompt.fill(prompt.slice(0, 2000));
  await dialog.button('Generate').click();
  await dialog.finishedPicture();
});

test('sends nothing twice however often Generate is pressed, and selects no text by that', async ({
  characterPage,
  api,
}) => {
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill('once');
  await dialog.button('Generate').dblclick();
  await dialog.finishedPicture();
  expect(await api.listJobs()).toHaveLength(1);
  expect(await characterPage.page.evaluate('getSelection().toString()')).toBe('');
});
