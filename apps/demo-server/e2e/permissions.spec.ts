import { expect, test } from './support/test.ts';

const official = 'This is an official CharHub character. Only administrators can change its pictures.';

test.beforeEach(async ({ characterPage }) => {
  await characterPage.open();
});

test('Better error message shown for official characters', async ({ characterPage }) => {
  await characterPage.chooseCharacter(/Official/);
  await characterPage.imagesTab.open();
  const createViews = characterPage.imagesTab.references.getByRole('button');
  for (const opener of [characterPage.openerOf('avatar'), characterPage.openerOf('cover'), createViews]) {
    await expect(opener).toHaveAttribute('aria-disabled', 'true');
    await expect(opener).toHaveAccessibleDescription(official);
    await opener.focus();
    await expect(opener).toBeFocused();
  }
  const dialog = await characterPage.openRefusal();
  await expect(dialog.root.getByText(official)).toBeVisible();
  await expect(dialog.root.getByText(/403|Forbidden/)).toHaveCount(0);
});

test('User informed about permission requirement', async ({ characterPage, page }) => {
  await characterPage.chooseCharacter(/Official/);
  await expect(page.getByText(official).first()).toBeVisible();
  const dialog = await characterPage.openRefusal();
  await expect(dialog.root.getByText(official)).toBeVisible();
  await expect(dialog.prompt).toHaveCount(0);
  await expect(dialog.button('Generate')).toHaveCount(0);
  await dialog.close();

  await characterPage.signInAs('Administrator');
  await characterPage.chooseCharacter(/Official/);
  await expect(page.getByText(official)).toHaveCount(0);
  const allowed = await characterPage.openDialog('cover');
  await expect(allowed.prompt).toBeEditable();
});

test('Link to issue #108 provided', async ({ characterPage, page }) => {
  const issue = 'https://github.com/leandro-br-dev/charhub/issues/108';
  await characterPage.chooseCharacter(/Official/);
  const onPage = page.getByRole('link', { name: /issue #108/ }).first();
  await expect(onPage).toHaveAttribute('href', issue);
  const dialog = await characterPage.openRefusal();
  const inDialog = dialog.root.getByRole('link', { name: /issue #108/ });
  await expect(inDialog).toHaveAttribute('href', issue);
  await expect(inDialog).toHaveAttribute('target', '_blank');
});

test('says so when the right to change a character is lost in the middle, and keeps what was typed', async ({
  characterPage,
  page,
}) => {
  const dialog = await characterPage.openDialog('avatar');
  await dialog.prompt.fill('silver hair');
  await page.route('**/api/v1/image-generation/avatar', (route) =>
    route.fulfill({
      status: 403,
      json: { error: { code: 'FORBIDDEN', message: 'You can only generate images for your own characters' } },
    }),
  );
  await dialog.button('Generate').click();
  await expect(dialog.root.getByText('You were allowed to until now. What you typed is kept.')).toBeVisible();
  await expect(dialog.root.getByText(/Only its owner can/)).toBeVisible();
  await dialog.close();
  await page.unroute('**/api/v1/image-generation/avatar');
  await characterPage.openDialog('avatar');
  await expect(dialog.prompt).toHaveValue('silver hair');
});
