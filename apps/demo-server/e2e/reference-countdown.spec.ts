import type { Page } from '@playwright/test';
import type { ReferenceDialog } from './models/reference-dialog.ts';
import { expect, test } from './support/test.ts';

/** Time stands still from here on, and goes on only when a test says so. */
async function stopTime(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 1_000);
}

test.beforeEach(async ({ api, characterPage, page }) => {
  await api.makeAvatar();
  await page.clock.install();
  await characterPage.open();
});

async function finish(dialog: ReferenceDialog, page: Page): Promise<void> {
  await dialog.choose(['face']);
  await stopTime(page);
  await dialog.button('Generate').click();
  await expect
    .poll(async () => {
      await page.clock.runFor(20);
      return dialog.countdown.isVisible();
    })
    .toBe(true);
}

test('closes itself 3 seconds after the last view is ready', async ({ characterPage, page }) => {
  const dialog = await characterPage.openReferenceDialog();
  await finish(dialog, page);
  await expect(dialog.countdown).toHaveText('Closing in 3…');
  await page.clock.runFor(1_000);
  await expect(dialog.countdown).toHaveText('Closing in 2…');
  await page.clock.runFor(1_000);
  await expect(dialog.countdown).toHaveText('Closing in 1…');
  await page.clock.runFor(1_000);
  await expect(dialog.root).toBeHidden();
});

const interactions: Readonly<Record<string, (dialog: ReferenceDialog, page: Page) => Promise<void>>> = {
  'a key': (_dialog, page) => page.keyboard.press('Tab'),
  'the pointer, and keeps Stay for it': async (dialog) => {
    await dialog.title.hover();
    await dialog.button('Stay').click();
    await expect(dialog.button('Stay')).toHaveCount(0);
  },
  'the wheel': (_dialog, page) => page.mouse.wheel(0, 10),
  // Without a pointer on its way, as a screen reader does it.
  Stay: (dialog) => dialog.button('Stay').dispatchEvent('click'),
  'the lock': (dialog) => dialog.button('Lock Face').press('Enter'),
};

for (const [name, interact] of Object.entries(interactions)) {
  test(`stays open after ${name}`, async ({ characterPage, page }) => {
    const dialog = await characterPage.openReferenceDialog();
    await finish(dialog, page);
    await interact(dialog, page);
    await expect(dialog.countdown).toBeHidden();
    await page.clock.runFor(10_000);
    await dialog.expectReady();
  });
}
