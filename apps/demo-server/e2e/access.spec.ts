import { expect, test } from './support/test.ts';

test('tells a user that an official character is for administrators, before anything is typed', async ({
  characterPage,
}) => {
  await characterPage.open();
  await characterPage.chooseCharacter(/Official/);
  await expect(characterPage.openerOf('avatar')).toHaveAttribute('aria-disabled', 'true');
  const dialog = await characterPage.openRefusal();
  await expect(
    dialog.root.getByText(
      'This is an official CharHub character. Only administrators can change its pictures.',
    ),
  ).toBeVisible();
  await expect(dialog.root.getByRole('link', { name: /issue #108/ })).toHaveAttribute(
    'href',
    /\/issues\/108$/,
  );
  await expect(dialog.prompt).toHaveCount(0);
  await dialog.close();
});

test('lets an administrator change an official character', async ({ characterPage }) => {
  await characterPage.open();
  await characterPage.signInAs('Administrator');
  await characterPage.chooseCharacter(/Official/);
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('silver hair, a calm look');
  const picture = await dialog.finishedPicture();
  await dialog.close();
  await expect(characterPage.picture('avatar')).toHaveAttribute('src', new RegExp(`${picture}$`));
});

test('shows a stranger neither a private character nor the owner’s jobs', async ({
  characterPage,
  comfyui,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('not for strangers');
  await painting.reached;
  await dialog.cross.click();
  await dialog.button('Continue in background').click();
  await expect(characterPage.dock.root).toBeVisible();

  await characterPage.signInAs('Stranger');
  await expect(characterPage.dock.root).toBeHidden();
  await characterPage.openRefusal();
  await expect(
    dialog.root.getByText('Only administrators can change its pictures', { exact: false }),
  ).toBeVisible();
  await dialog.close();
  await characterPage.chooseCharacter(/Ann/);
  await expect(characterPage.page.getByText('This character is private', { exact: false })).toBeVisible();

  await characterPage.signInAs('Owner');
  await expect(characterPage.dock.root).toBeVisible();
  painting.release();
  await expect(characterPage.picture('avatar')).toBeVisible();
});

test('goes on with a new token when the old one is refused', async ({ characterPage, page }) => {
  await characterPage.open();
  await page.evaluate(`{
    const key = 'charhub-demo.session';
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), token: 'expired' }));
  }`);
  await page.reload();
  await expect(characterPage.balance).toHaveText('500');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('after the night');
  await dialog.finishedPicture();
});
