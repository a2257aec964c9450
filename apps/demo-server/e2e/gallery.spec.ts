import { readFile } from 'node:fs/promises';
import { CharacterPage } from './models/character-page.ts';
import { ImageGallery } from './models/image-gallery.ts';
import { expect, test } from './support/test.ts';

test('uses another stored picture everywhere at once, takes it back, and deletes one after asking', async ({
  characterPage,
  api,
  page,
  context,
  origin,
}) => {
  const first = (await api.makeAvatar()).images[0]?.url ?? '';
  const second = (await api.makeAvatar()).images[0]?.url ?? '';
  await characterPage.open();
  await characterPage.imagesTab.open();
  const gallery = new ImageGallery(page);
  const portrait = characterPage.picture('avatar');
  await expect(gallery.tiles('Avatars')).toHaveCount(2);
  const otherTab = new CharacterPage(await context.newPage(), origin);
  await otherTab.open();
  await expect(otherTab.picture('avatar')).toHaveAttribute('src', new RegExp(`${second}$`));
  await page.bringToFront();

  const older = gallery.tile('Avatars', first);
  await gallery.use(older);
  await expect(older.getByText('In use')).toBeVisible();
  await expect(portrait).toHaveAttribute('src', new RegExp(`${first}$`));
  await gallery.undo.click();
  await expect(portrait).toHaveAttribute('src', new RegExp(`${second}$`));

  const newer = gallery.tile('Avatars', second);
  await gallery.press(newer, 'Delete');
  await gallery.question.getByRole('button', { name: 'Keep' }).click();
  await gallery.press(newer, 'Delete');
  await gallery.question.getByRole('button', { name: 'Delete' }).click();
  await expect(gallery.tiles('Avatars')).toHaveCount(1);
  await expect(portrait).toHaveAttribute('src', new RegExp(`${first}$`));
  await expect(gallery.opener(older)).toBeFocused();
  await expect(otherTab.picture('avatar')).toHaveAttribute('src', new RegExp(`${first}$`));

  // The tab that was open is open again, and the server knows all of it.
  await page.reload();
  await expect(gallery.tiles('Avatars')).toHaveCount(1);
  await expect(portrait).toHaveAttribute('src', new RegExp(`${first}$`));
});

test('turns the tile of a running job into its picture, without a flash, while the old avatar stays', async ({
  characterPage,
  api,
  comfyui,
  page,
}) => {
  await api.makeAvatar();
  const held = comfyui.faults.holdNode('VAEDecode');
  await characterPage.open();
  await characterPage.imagesTab.open();
  const gallery = new ImageGallery(page);
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('a fox');
  await held.reached;
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Continue in background' }).click();
  await expect(gallery.tiles('Avatars')).toHaveCount(2);
  const fresh = gallery.tiles('Avatars').first();
  await expect(fresh.getByRole('progressbar')).toBeVisible();

  const portrait = characterPage.picture('avatar');
  // Whatever the portrait shows from now on has to be decoded in that moment.
  await page.evaluate(`{
    const { dataset } = document.body;
    const image = document.querySelector('[data-testid="avatar"] img');
    dataset.flashes = '0';
    new MutationObserver(() => {
      if (!image.complete || image.naturalWidth === 0) dataset.flashes = String(Number(dataset.flashes) + 1);
    }).observe(image, { attributes: true });
  }`);
  held.release();
  await expect(fresh.getByText('New')).toBeVisible();
  await expect(fresh.getByText('In use')).toBeVisible();
  // Until it is decoded, the tile keeps its preview.
  await expect(fresh.locator('img')).toHaveAttribute('src', /^\/media\//);
  const made = await fresh.locator('img').getAttribute('src');
  await expect(portrait).toHaveAttribute('src', made ?? '');
  await expect(page.locator('body')).toHaveAttribute('data-flashes', '0');
});

test('shows a picture large: zoom, pan, the one beside it, how it was made, and its file', async ({
  characterPage,
  api,
  page,
}) => {
  const first = (await api.makeAvatar()).images[0];
  const second = await api.makeAvatar();
  await characterPage.open();
  await characterPage.imagesTab.open();
  const gallery = new ImageGallery(page);
  const viewer = await gallery.view(gallery.tile('Avatars', second.images[0]?.url ?? ''));

  await page.keyboard.press('+');
  await expect(viewer.zoom).toContainText('150%');
  const { x, y } = await viewer.centre();
  await page.mouse.move(x + 100, y);
  await page.mouse.wheel(0, -500);
  await expect(viewer.zoom).not.toContainText('150%');
  const before = await viewer.centre();
  await page.mouse.down();
  await page.mouse.move(x + 160, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => {
      const after = await viewer.centre();
      return [Math.round(after.x - before.x), Math.round(after.y - before.y)];
    })
    .toEqual([60, 40]);
  await page.keyboard.press('0');
  await expect(viewer.zoom).toContainText('100%');

  await page.keyboard.press('ArrowRight');
  await expect(viewer.picture).toHaveAttribute('src', new RegExp(`${first?.url ?? ''}$`));
  await expect(viewer.root.getByText('2 of 2', { exact: true })).toBeVisible();
  await viewer.button('Details').click();
  await expect(viewer.root.getByText(String(first?.seed))).toBeVisible();
  await expect(viewer.root.getByText(/768\s×\s768 · \d+\skB/)).toBeVisible();

  const download = page.waitForEvent('download');
  await viewer.button('Download').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^avatar_\d{13}\.webp$/);
  expect((await readFile(await file.path())).subarray(8, 12).toString()).toBe('WEBP');
  await page.keyboard.press('Escape');
  await expect(viewer.root).toBeHidden();
  await expect(gallery.opener(gallery.tile('Avatars', second.images[0]?.url ?? ''))).toBeFocused();
});

test('compares a new avatar with the one in use, both round', async ({ characterPage, api, page }) => {
  const first = (await api.makeAvatar()).images[0]?.url ?? '';
  const second = (await api.makeAvatar()).images[0]?.url ?? '';
  await characterPage.open();
  await characterPage.imagesTab.open();
  const gallery = new ImageGallery(page);
  await gallery.press(gallery.tile('Avatars', first), 'Compare');
  const dialog = page.getByRole('dialog', { name: /^Compare/ });
  const [current, other] = [dialog.getByAltText('In use now'), dialog.getByAltText('This picture')];
  await expect(current).toHaveAttribute('src', new RegExp(`${second}$`));
  await expect(other).toHaveAttribute('src', new RegExp(`${first}$`));
  for (const picture of [current, other]) {
    const { width, height } = (await picture.boundingBox()) ?? { width: 0, height: 1 };
    expect(width).toBe(height);
    // So large a radius that it is a circle at any size.
    await expect(picture).toHaveCSS('border-top-left-radius', /e\+07px$/);
  }
  await dialog.getByRole('button', { name: 'Use' }).click();
  await expect(characterPage.picture('avatar')).toHaveAttribute('src', new RegExp(`${first}$`));
});
