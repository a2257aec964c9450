import { expect, test } from './support/test.ts';

test('F17: whichever way a dialog is left, the page is as it was and the focus is near its lost opener', async ({
  page,
  hostPage,
}) => {
  await hostPage.open();
  const before = await hostPage.leftovers();
  const ways = [
    () => page.keyboard.press('Escape'),
    () => hostPage.button('Close').click(),
    () => hostPage.button('Cancel').click(),
    () => page.mouse.click(5, 450),
  ];
  for (const leave of ways) {
    await hostPage.openAvatarDialog();
    await expect(page.locator('body')).toHaveCSS('pointer-events', 'none');
    await leave();
    await expect(hostPage.dialog).toBeHidden();
    // The item that opened the dialog is gone with its menu.
    await expect(hostPage.avatarMenu).toBeFocused();
    expect(await hostPage.leftovers()).toEqual({ ...before, focused: 'Avatar' });
  }
});

test('F17: a dialog left with its page, too, leaves nothing behind', async ({ page, hostPage }) => {
  await hostPage.open();
  const before = await hostPage.leftovers();
  await hostPage.openImages();
  await page.getByRole('button', { name: 'Generate cover' }).click();
  await expect(hostPage.dialog).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect(hostPage.dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Characters' })).toBeVisible();
  expect(await hostPage.leftovers()).toMatchObject({ ...before, focused: expect.anything() });
  await page.getByRole('link', { name: 'Mia', exact: true }).first().click();
  await expect(hostPage.form).toBeVisible();
});

test('dialogs that lie on each other close from the top', async ({ page, host, hostPage }) => {
  host.gallery.splice(0);
  await hostPage.open();
  await hostPage.openViewsDialog();
  await hostPage.button('Make an avatar').click();
  await page.getByRole('dialog', { name: 'Create an avatar' }).waitFor();
  await hostPage.generate();
  await page.getByRole('button', { name: /^View full size/ }).click();
  await expect(page.getByRole('dialog', { name: 'Picture' })).toBeVisible();
  for (const under of ['The avatar is ready.', 'Create reference views']) {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: under })).toBeVisible();
  }
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create reference views' })).toBeFocused();
});

test.describe('news while a dialog is open', () => {
  test.use({ pace: null });

  test('F2, F17: lies above it, can be pressed, and leaves it open', async ({ page, host, hostPage }) => {
    await hostPage.open();
    await hostPage.openImages();
    await page.getByRole('button', { name: 'Generate cover' }).click();
    await hostPage.generate();
    await page.keyboard.press('Escape');
    await hostPage.button('Continue in background').click();
    // Without a dialog the host's own toasts speak.
    await expect(hostPage.hostToast).toContainText('Generation is continuing in background');
    await hostPage.openAvatarDialog();
    host.finish('1');
    const toast = page.getByText('The cover is ready.');
    await expect(toast).toBeVisible();
    expect(await page.evaluate(isOnTop, 'The cover is ready.')).toBe(true);
    await expect(page.getByRole('region', { name: 'Notifications' })).not.toHaveAttribute(
      'aria-hidden',
      'true',
    );
    await toast.click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByRole('dialog', { name: 'Create an avatar' })).toBeVisible();
    await expect(toast).toBeHidden();
  });

  test('a job outlives the tab it was started in, and the page', async ({ page, host, hostPage }) => {
    await hostPage.open();
    await hostPage.openViewsDialog();
    await hostPage.generate();
    await page.keyboard.press('Escape');
    await hostPage.button('Continue in background').click();
    for (let step = 0; step < 4; step += 1) host.work('1');
    await page.getByRole('tab').first().click();
    await expect(hostPage.dock.getByText('Reference views · Image 2 of 4 · 25%')).toBeVisible();
    await page.reload();
    await expect(hostPage.dock.getByText('Reference views · Image 2 of 4 · 25%')).toBeVisible();
    await hostPage.openImages();
    await expect(page.getByRole('img', { name: 'Reference view: Face' })).toBeVisible();
    host.finish('1');
    await expect(page.getByRole('img', { name: 'Reference view: Back' })).toBeVisible();
    await expect(hostPage.hostToast.last()).toContainText('The reference views are ready.');
  });
});

/** Whether a click in the middle of a text would hit it. */
function isOnTop(text: string): boolean {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (nodeValue !== text || parentElement === null) continue;
    const { left, top, width, height } = parentElement.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === parentElement;
  }
  return false;
}
