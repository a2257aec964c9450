import { outOfMemory } from '../simulator/index.ts';
import { expect, test } from './support/test.ts';

const mira = 'Mira Vale, a lighthouse keeper with silver hair and a red scarf';

test('creates a character with its avatar and four views for the price it showed, and opens it', async ({
  characterPage,
  comfyui,
  api,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openCreationDialog();
  await expect(dialog.root.getByText('50 credits for an avatar and four views · you have 500')).toBeVisible();
  await dialog.create(mira);

  await painting.reached;
  await expect(dialog.title).toHaveText('Making the pictures of Mira Vale');
  await expect(dialog.root.getByText('Mira Vale is stored.')).toBeVisible();
  await expect(dialog.progress).toBeVisible();
  await expect(dialog.card('avatar').getByText('Painting')).toBeVisible();
  await expect(dialog.card('face').getByText('Waiting', { exact: true })).toBeVisible();
  await expect(characterPage.balance).toHaveText('450');
  painting.release();

  await dialog.expectReady('Mira Vale');
  await expect(dialog.receipt).toContainText('Charged 50 credits');
  const jobs = await api.listJobs();
  expect(jobs.map(({ kind, state }) => [kind, state])).toEqual(
    expect.arrayContaining([
      ['avatar', 'completed'],
      ['reference-dataset', 'completed'],
    ]),
  );
  expect(jobs).toHaveLength(2);

  await dialog.button('Open character').click();
  await expect(dialog.root).toBeHidden();
  await expect(characterPage.chosenCharacter).toHaveText(/Mira Vale/);
  const avatar = jobs.find(({ kind }) => kind === 'avatar')?.images[0]?.url ?? 'none';
  await expect(characterPage.picture('avatar')).toHaveAttribute('src', new RegExp(`${avatar}$`));
  await expect(characterPage.page.getByLabel('Name')).toHaveValue('Mira Vale');
  await characterPage.imagesTab.open();
  await expect(characterPage.imagesTab.view('back').getByRole('img')).toBeVisible();
});

test('keeps a character whose avatar failed, says why, and makes its pictures on Retry', async ({
  characterPage,
  comfyui,
}) => {
  comfyui.faults.failNode('VAEDecode', { ...outOfMemory, times: 1 });
  await characterPage.open();
  const dialog = await characterPage.openCreationDialog();
  await dialog.create(mira);
  await expect(dialog.title).toHaveText('Mira Vale is stored, but the avatar could not be made');
  await expect(dialog.root.getByText('The model ran out of memory.').first()).toBeVisible();
  await expect(dialog.receipt).toContainText('Returned 50 credits');
  await expect(dialog.root.getByText('Once more: 50 credits · you have 500')).toBeVisible();
  await expect(
    characterPage.page.getByRole('button', { name: /Mira Vale/, includeHidden: true }).first(),
  ).toBeAttached();

  await dialog.button('Retry missing pictures').dblclick();
  await dialog.expectReady('Mira Vale');
  await dialog.button('Close').last().click();
  await expect(characterPage.balance).toHaveText('450');
});

test('goes on in the background, and is found again after a reload', async ({
  characterPage,
  comfyui,
  page,
  api,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openCreationDialog();
  await dialog.create(mira);
  await painting.reached;
  await page.keyboard.press('Escape');
  await expect(dialog.title).toHaveText('Your character’s pictures are still being made.');
  await dialog.button('Keep watching').click();
  await dialog.cross.click();
  await dialog.button('Continue in background').click();
  await expect(characterPage.dock.root).toBeVisible();

  await page.reload();
  await characterPage.openCreationDialog();
  await expect(dialog.title).toHaveText('Making the pictures of Mira Vale');
  painting.release();
  await dialog.expectReady('Mira Vale');
  expect(await api.listJobs()).toHaveLength(2);
});

test('creates one character however often the button is pressed, and none without a description', async ({
  characterPage,
  api,
}) => {
  await characterPage.open();
  const dialog = await characterPage.openCreationDialog();
  await expect(dialog.button('Create character')).toHaveAccessibleDescription(
    'Write a description or choose a picture.',
  );
  await dialog.button('Create character').press('Enter');
  await expect(dialog.description).toBeVisible();
  await dialog.description.fill(mira);
  await dialog.button('Create character').dblclick();
  await dialog.expectReady('Mira Vale');
  expect(await api.listJobs()).toHaveLength(2);
  expect(await api.balance()).toBe(450);
});

test('keeps the name and the appearance of a character on the server', async ({ characterPage, page }) => {
  await characterPage.open();
  await page.getByLabel('Name').fill('Ann of the Clocks');
  await page.getByLabel('Appearance').fill('brass goggles');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(characterPage.chosenCharacter).toHaveText(/Ann of the Clocks/);
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Ann of the Clocks');
  await expect(page.getByLabel('Appearance')).toHaveValue('brass goggles');
});
