import { createServer } from 'node:http';
import sharp from 'sharp';
import { AvatarUploader, type ChosenFile } from './models/avatar-uploader.ts';
import { expect, test } from './support/test.ts';

/** Left half red, right half blue, as a camera stores it that was held sideways. */
async function sidewaysPhoto(): Promise<ChosenFile> {
  const half = { width: 900, height: 1200, channels: 3 } as const;
  const red = await sharp({ create: { ...half, background: '#d00' } })
    .png()
    .toBuffer();
  const upright = sharp({ create: { ...half, width: 1800, background: '#00d' } });
  const picture = await upright
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const buffer = await sharp(picture)
    .rotate(270)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'a secret place' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  return { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer };
}

test('crops an upright photo with the keyboard alone, and leaves the form as it is', async ({
  characterPage,
  page,
  origin,
}) => {
  await characterPage.open();
  const uploader = new AvatarUploader(page);
  await page.getByLabel('Name').fill('Ann of the Clocks');

  await uploader.choose(await sidewaysPhoto());
  await expect(uploader.dialog).toBeVisible();
  await expect(uploader.button('Use picture')).not.toHaveAttribute('aria-disabled');
  await uploader.stage.focus();
  // To the right end: the picture moves left under the crop until it stops.
  for (let step = 0; step < 60; step++) await page.keyboard.press('ArrowLeft');
  await uploader.button('Use picture').press('Enter');

  const address = await uploader.addressAfter(null);
  const stored = sharp(await (await fetch(new URL(address, origin))).arrayBuffer());
  const { width, height, exif } = await stored.metadata();
  expect([width, height, exif]).toEqual([400, 400, undefined]);
  const { channels } = await stored.stats();
  expect(channels.map(({ mean }) => (mean > 128 ? 'much' : 'little'))).toEqual(['little', 'little', 'much']);

  await expect(uploader.dialog).toBeHidden();
  await expect(uploader.button('Upload a picture')).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveValue('Ann of the Clocks');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.reload();
  await expect(uploader.picture).toHaveAttribute('src', address);
});

test('refuses what cannot become an avatar before anything is sent', async ({ characterPage, page }) => {
  let uploads = 0;
  page.on(
    'request',
    (request) => (uploads += request.method() === 'POST' && /avatar/.test(request.url()) ? 1 : 0),
  );
  await characterPage.open();
  const uploader = new AvatarUploader(page);
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const huge = await sharp({ create: { width: 10_000, height: 5_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const noise = { create: { width: 300, height: 300, channels: 3, background: '#fff' } } as const;
  const whole = await sharp(noise).jpeg().toBuffer();
  // The head of a picture with a body of rubbish, ended as it should be.
  const corrupt = Buffer.concat([whole.subarray(0, 200), Buffer.alloc(50), Buffer.from([0xff, 0xd9])]);

  await uploader.drop({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: heic });
  await expect(uploader.root.getByRole('alert')).toContainText('“photo.jpg” is a HEIC photo');
  await uploader.choose({ name: 'poster.png', mimeType: 'image/png', buffer: huge });
  await expect(uploader.root.getByRole('alert')).toContainText('“poster.png” has 50 megapixels');
  await uploader.choose({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: corrupt });
  await expect(uploader.root.getByRole('alert')).toContainText('“broken.jpg” is damaged');
  expect(uploads).toBe(0);
});

test('keeps the picture while there is no network, and sends it afterwards', async ({
  characterPage,
  page,
}) => {
  await characterPage.open();
  const uploader = new AvatarUploader(page);
  await uploader.choose(await sidewaysPhoto());
  await expect(uploader.stage).toBeVisible();
  await page.context().setOffline(true);
  await uploader.use();
  await expect(uploader.dialog.getByText('There is no connection to the server.')).toBeVisible();
  await page.context().setOffline(false);
  await uploader.button('Retry').click();
  await expect(uploader.dialog).toBeHidden();
  await expect(uploader.picture).toBeVisible();
});

test('takes a picture of another site, which the page itself could not read', async ({
  characterPage,
  page,
}) => {
  const { buffer } = await sidewaysPhoto();
  const site = createServer((_request, response) => response.end(buffer));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const bound = site.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;

  await characterPage.open();
  const uploader = new AvatarUploader(page);
  await uploader.button('From a web address').click();
  await uploader.dialog.getByRole('textbox').fill(`http://127.0.0.1:${String(port)}/holiday.jpg`);
  await page.keyboard.press('Enter');
  await uploader.use();
  await expect(uploader.picture).toBeVisible();
  site.close();
  site.closeAllConnections();
});

test('takes an avatar away, and gives it back until the server is told', async ({
  api,
  characterPage,
  page,
}) => {
  await api.makeAvatar();
  await page.clock.install();
  await characterPage.open();
  const uploader = new AvatarUploader(page);
  await expect(uploader.picture).toBeVisible();
  await uploader.button('Remove avatar').click();
  await expect(uploader.picture).toBeHidden();
  await uploader.button('Undo').click();
  await expect(uploader.picture).toBeVisible();

  await uploader.button('Remove avatar').click();
  const removal = page.waitForResponse('**/deactivate');
  await page.clock.runFor(7_000);
  expect((await removal).status()).toBe(200);
  await page.reload();
  await expect(uploader.root.getByRole('img', { name: 'No avatar yet' })).toBeVisible();
});
