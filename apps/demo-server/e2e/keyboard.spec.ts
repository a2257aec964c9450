import { expect, test } from './support/test.ts';

test('can be used from the keyboard alone', async ({ characterPage, comfyui, page }) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  await characterPage.openerOf('avatar').focus();
  await page.keyboard.press('Enter');

  const dialog = characterPage.dialog('avatar');
  await expect(dialog.prompt).toBeFocused();
  await page.keyboard.type('typed, not clicked');
  await page.keyboard.press('Control+Enter');
  await painting.reached;
  await expect(dialog.progress).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(dialog.closingQuestion).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.closingQuestion).toBeHidden();
  await expect(dialog.progress).toBeVisible();

  painting.release();
  await dialog.finishedPicture();
  await expect(dialog.root.getByRole('heading').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog.root).toBeHidden();
  await expect(characterPage.openerOf('avatar')).toBeFocused();
});
