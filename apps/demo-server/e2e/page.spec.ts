import { expect, test } from './support/test.ts';

test('lets the dialogs neither submit the form around them nor touch what is typed there', async ({
  characterPage,
  page,
}) => {
  await characterPage.open();
  const name = page.getByLabel('Name');
  await name.fill('Ann of the Clocks');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill('first line');
  await dialog.prompt.press('Enter');
  await expect(dialog.prompt).toHaveValue('first line\n');
  await dialog.prompt.press('Control+Enter');
  await dialog.finishedPicture();
  await dialog.close();

  await expect(name).toHaveValue('Ann of the Clocks');
  await expect(page.getByText('Not saved yet')).toBeVisible();
});

test('tells what its machines do to an inspector that was there before it', async ({
  characterPage,
  transitions,
}) => {
  await characterPage.open();
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('a lantern in the rain');
  await dialog.finishedPicture();
  await expect
    .poll(() => transitions.map(({ machine }) => machine))
    .toEqual(expect.arrayContaining(['imageGeneration', 'generationJobs', 'generationJob']));
});

test('keeps the user, the theme and the language over a reload, right to left in Arabic', async ({
  characterPage,
  page,
}) => {
  await characterPage.open();
  await characterPage.signInAs('Administrator');
  await page.getByLabel('Theme').selectOption({ label: 'Dark' });
  await page.getByLabel('Language').selectOption({ label: 'العربية' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('lang', 'ar-SA');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(page.getByRole('combobox').first()).toHaveValue('admin');
});

test('says what failed when the server is gone, and comes back with it', async ({ characterPage, page }) => {
  await page.route('**/api/v1/demo/characters', (route) => route.abort());
  await page.goto(characterPage.address);
  await expect(page.getByRole('alert')).toContainText('The characters could not be loaded');
  await page.unroute('**/api/v1/demo/characters');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(characterPage.openerOf('avatar')).toBeVisible();
});

test.describe('without a ComfyUI', () => {
  test.use({ server: 'own simulator' });

  test('says that pictures are simulated, and makes them', async ({ characterPage }) => {
    await characterPage.open();
    await expect(characterPage.comfyNote).toContainText('Pictures are simulated');
    const dialog = await characterPage.openDialog('avatar');
    await dialog.generate('a placeholder');
    await dialog.finishedPicture();
  });
});
