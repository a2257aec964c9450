import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

test('F4: nothing in a dialog submits, changes or dirties the form around it', async ({ page, hostPage }) => {
  await hostPage.open();
  const dialog = await hostPage.openAvatarDialog();
  const prompt = dialog.getByRole('textbox');
  await prompt.fill('A knight');
  await prompt.press('Enter');
  await prompt.press('Control+Enter');
  await expect(hostPage.button('Close').last()).toBeVisible();
  await page.getByRole('dialog', { name: 'The avatar is ready.' }).waitFor();
  await expect(hostPage.form).toHaveAttribute('data-submits', '0');
  await hostPage.button('Close').last().click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(hostPage.form).toHaveAttribute('data-submits', '1');
});

test('F1, F5: a new avatar is shown everywhere without a storm of requests and without undoing what is typed', async ({
  page,
  host,
  hostPage,
}) => {
  await hostPage.open();
  const name = page.getByRole('textbox', { name: 'First name' });
  await name.fill('Mia the Brave');
  const before = await page.getByRole('img', { name: 'Avatar' }).getAttribute('src');
  await hostPage.openAvatarDialog();
  const asked = hostPage.asked('GET /image-generation/characters/character-1/images');
  await hostPage.generate();
  await page.getByRole('dialog', { name: 'The avatar is ready.' }).waitFor();
  await hostPage.button('Close').last().click();
  await expect(page.getByRole('img', { name: 'Avatar' })).not.toHaveAttribute('src', before ?? '');
  await expect(name).toHaveValue('Mia the Brave');

  // The host's list is told, too: it has the new picture when it is shown again.
  await page.getByRole('link', { name: 'Characters' }).click();
  await expect(page.getByRole('img', { name: 'Mia' })).toHaveAttribute('src', host.gallery[0]?.url ?? '');
  expect(hostPage.asked('GET /image-generation/characters/character-1/images') - asked).toBeLessThanOrEqual(
    2,
  );
  expect(hostPage.asked('GET /characters/character-1')).toBeLessThanOrEqual(8);
});

test('F18, F11: a sample arrives as a file through the host’s JSON axios, and is not sent again for another try', async ({
  page,
  host,
  hostPage,
}) => {
  await hostPage.open();
  const dialog = await hostPage.openAvatarDialog();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png });
  await expect(dialog.getByRole('img')).toBeVisible();
  await hostPage.generate();
  await page.getByRole('dialog', { name: 'The avatar is ready.' }).waitFor();
  const [sample] = host.gallery.filter(({ type }) => type === 'SAMPLE');
  expect(sample?.sizeBytes).toBe(png.length);
  expect(host.jobs[0]?.body['referenceImageUrl']).toContain(sample?.url);
  await hostPage.button('Generate again').click();
  await expect.poll(() => host.jobs.length).toBe(2);
  expect(host.jobs[1]?.body['referenceImageUrl']).toContain(sample?.url);
  expect(hostPage.asked('POST /characters/character-1/images')).toBe(1);
});

test('F10, F16: only pictures the server takes can be chosen, and each preview is let go of', async ({
  page,
  hostPage,
}) => {
  await page.addInitScript(() => {
    const urls = new Set<string>();
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (object) => {
      const url = create(object);
      urls.add(url);
      document.documentElement.dataset['objectUrls'] = String(urls.size);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      revoke(url);
      urls.delete(url);
      document.documentElement.dataset['objectUrls'] = String(urls.size);
    };
  });
  await hostPage.open();
  const dialog = await hostPage.openAvatarDialog();
  const input = dialog.locator('input[type=file]');
  await expect(input).toHaveAttribute('accept', /image\/png.*image\/webp|image\/webp.*image\/png/);
  await expect(input).not.toHaveAttribute('accept', /\*/);
  await input.setInputFiles({ name: 'photo.heic', mimeType: 'image/heic', buffer: heic });
  await expect(dialog.getByText('“photo.heic” is not a PNG, JPEG or WebP image.')).toBeVisible();
  await input.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png });
  await expect(dialog.getByRole('img')).toBeVisible();
  await dialog.getByRole('textbox').pressSequentially('redraws');
  await expect(page.locator('html')).toHaveAttribute('data-object-urls', '1');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-object-urls', '0');
});

test('F1: an avatar from the device takes one upload, and no storm of requests follows the host’s callback', async ({
  page,
  host,
  hostPage,
}) => {
  await hostPage.open();
  await page.goto(`${host.url}/#/uploader`);
  await page
    .locator('form input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture(page) });
  await page.getByRole('button', { name: 'Use picture' }).click();
  await expect(hostPage.form).toHaveAttribute('data-avatar', /\/images\/avatar\//);
  await expect(hostPage.dialog).toBeHidden();
  expect(hostPage.asked('POST /characters/avatar')).toBe(1);
  expect(host.gallery.filter(({ type, isActive }) => type === 'AVATAR' && isActive)).toHaveLength(1);
  await page.getByRole('button', { name: 'Generate avatar' }).click();
  await page.getByRole('dialog', { name: 'Create an avatar' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(hostPage.form).toHaveAttribute('data-submits', '0');
  expect(hostPage.asked('GET /image-generation/characters/character-1/images')).toBeLessThanOrEqual(4);
});

/** A real picture, large enough to be cropped. */
async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 512;
    canvas.getContext('2d')?.fillRect(0, 0, 400, 400);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.replace(/^[^,]*,/, ''), 'base64');
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
