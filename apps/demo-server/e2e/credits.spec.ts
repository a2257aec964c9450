import { outOfMemory } from '../simulator/index.ts';
import { CharacterPage } from './models/character-page.ts';
import { expect, test } from './support/test.ts';

test('shows price and balance in every dialog before the click', async ({ characterPage, api }) => {
  await api.makeAvatar();
  await characterPage.open();
  for (const kind of ['avatar', 'cover'] as const) {
    const dialog = await characterPage.openDialog(kind);
    await expect(dialog.root.getByText('10 credits · you have 490')).toBeVisible();
    await dialog.button('Cancel').click();
  }
  const creation = await characterPage.openCreationDialog();
  await expect(
    creation.root.getByText('50 credits for an avatar and four views · you have 490'),
  ).toBeVisible();
  await creation.button('Cancel').click();
  const views = await characterPage.openReferenceDialog();
  await expect(views.root.getByText('4 views × 10 = 40 credits · you have 490')).toBeVisible();
});

test('says while the price is loaded, and when it cannot be, and asks again', async ({
  characterPage,
  page,
}) => {
  await characterPage.open();
  await page.route('**/api/v1/credits/service-costs', (route) => route.abort());
  const dialog = await characterPage.openDialog('avatar');
  await expect(dialog.root.getByText('The price could not be loaded.')).toBeVisible();
  await expect(dialog.button('Generate')).toBeEnabled();
  await page.unroute('**/api/v1/credits/service-costs');
  await dialog.button('Try again').click();
  await expect(dialog.root.getByText('10 credits · you have 500')).toBeVisible();
});

test('says what is missing when the credits do not suffice, and keeps what is typed', async ({
  characterPage,
  page,
  api,
}) => {
  await characterPage.open();
  await page.route('**/api/v1/credits/balance', (route) =>
    route.fulfill({ json: { success: true, data: { balance: 4, userId: 'owner' } } }),
  );
  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill('silver hair');
  await expect(dialog.root.getByText('You need 10 credits and have 4.')).toBeVisible();
  await expect(dialog.root.getByText('6 credits are missing. What you typed is kept.')).toBeVisible();
  await expect(dialog.button('Generate')).toBeDisabled();
  await expect(dialog.button('Generate')).toHaveAccessibleDescription('You need 10 credits and have 4.');
  await dialog.prompt.press('Control+Enter');
  await expect(dialog.prompt).toHaveValue('silver hair');
  expect(await api.listJobs()).toEqual([]);
});

test('lists what was charged and what came back on the result', async ({ characterPage, comfyui }) => {
  comfyui.faults.failNode('VAEDecode', { ...outOfMemory, times: 1 });
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('silver hair');
  const receipt = dialog.root.locator('dl');
  await expect(receipt).toContainText('Charged 10 credits');
  await expect(receipt).toContainText('Returned 10 credits');
  await expect(receipt).toContainText('Total 0 credits');
  await expect(dialog.root.getByText('Once more: 10 credits · you have 500')).toBeVisible();
  await dialog.button('Retry').click();
  await dialog.finishedPicture();
  await expect(receipt).toContainText('Charged 10 credits');
  await expect(receipt).not.toContainText('Returned');
});

test('shows in one tab what another tab has spent, on the page and in an open dialog', async ({
  characterPage,
  context,
  origin,
}) => {
  await characterPage.open();
  const other = new CharacterPage(await context.newPage(), origin);
  await other.open();
  const waiting = await other.openDialog('cover');
  await expect(waiting.root.getByText('10 credits · you have 500')).toBeVisible();

  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('silver hair');
  await dialog.finishedPicture();
  await expect(other.balance).toHaveText('490');
  await expect(waiting.root.getByText('10 credits · you have 490')).toBeVisible();
});
