import { expect, test } from './support/test.ts';

test('goes on in the background when it is closed, and the dock opens the same job again', async ({
  characterPage,
  comfyui,
  api,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('an old lighthouse keeper');
  await painting.reached;

  await dialog.cross.click();
  await expect(dialog.closingQuestion).toBeVisible();
  await dialog.button('Keep watching').click();
  await expect(dialog.progress).toBeVisible();

  await dialog.cross.click();
  await dialog.button('Continue in background').click();
  await expect(dialog.root).toBeHidden();
  await expect(
    characterPage.page.getByText(
      'Generation is continuing in background. You can check progress in the Images tab.',
    ),
  ).toBeVisible();

  await characterPage.dock.openJob(/avatar/);
  await expect(dialog.root).toBeVisible();
  await expect(dialog.progress).toBeVisible();
  painting.release();
  await dialog.finishedPicture();
  await dialog.button('Back').click();
  await expect(dialog.prompt).toHaveValue('an old lighthouse keeper');
  expect(await api.listJobs()).toHaveLength(1);
});

test('updates the page when a job in the background is done', async ({ characterPage, comfyui }) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('cover');
  await dialog.generate('a harbour town');
  await painting.reached;
  await characterPage.page.keyboard.press('Escape');
  await dialog.button('Continue in background').click();
  await expect(characterPage.picture('cover')).toHaveCount(0);

  painting.release();
  await expect(characterPage.picture('cover')).toBeVisible();
  await expect(characterPage.page.getByText('cover is ready')).toBeVisible();
  await expect(characterPage.balance).toHaveText('490');
});

test('finds the running job again after a reload', async ({ characterPage, comfyui, api }) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('a clockmaker');
  await painting.reached;

  await characterPage.page.reload();
  await characterPage.dock.openJob(/avatar/);
  await expect(dialog.progress).toBeVisible();
  painting.release();
  const picture = await dialog.finishedPicture();
  await dialog.close();
  await expect(characterPage.picture('avatar')).toHaveAttribute('src', new RegExp(`${picture}$`));
  expect(await api.listJobs()).toHaveLength(1);
});

test('shows the running job when its dialog is opened again after a reload', async ({
  characterPage,
  comfyui,
  api,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('a clockmaker');
  await painting.reached;

  await characterPage.page.reload();
  await characterPage.openDialog('avatar');
  await expect(dialog.progress).toBeVisible();
  painting.release();
  await dialog.finishedPicture();
  expect(await api.listJobs()).toHaveLength(1);
});

test.describe('with a slow ComfyUI', () => {
  test.use({ server: 'own', speed: 2 });

  test('gives the credits back when a job is cancelled, and keeps the prompt', async ({
    characterPage,
    api,
  }) => {
    await characterPage.open();
    const dialog = await characterPage.openDialog('avatar');
    await dialog.generate('a picture nobody needs');
    await expect(dialog.progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
    await expect(characterPage.balance).toHaveText('490');

    await dialog.cross.click();
    await dialog.button('Cancel generation').click();
    await expect(dialog.root.getByText('Cancelled. 10 credits were returned.').first()).toBeVisible();
    await expect(dialog.prompt).toHaveValue('a picture nobody needs');
    await expect(characterPage.balance).toHaveText('500');
    const jobs = await api.listJobs();
    expect(jobs.map(({ state, cost }) => ({ state, cost }))).toEqual([
      { state: 'cancelled', cost: { quoted: 10, charged: 10, refunded: 10 } },
    ]);
  });
});

test('shows a job of one tab in another', async ({ characterPage, comfyui, context, origin }) => {
  await characterPage.open();
  const other = await context.newPage();
  await other.goto(origin);
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('seen twice');
  await painting.reached;

  await expect(other.getByRole('region', { name: 'Pictures being made' })).toBeVisible();
  painting.release();
  await dialog.finishedPicture();
  await expect(other.getByTestId('avatar').locator('img')).toBeVisible();
});
