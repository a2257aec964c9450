import { computedStyles, differences } from './support/computed-styles.ts';
import { textContrasts } from './support/contrast.ts';
import { expect, test } from './support/test.ts';

for (const version of [3, 4]) {
  test(`ours and a host’s Tailwind ${String(version)} leave each other alone, whichever sheet comes last`, async ({
    page,
    host,
  }) => {
    const visit = (name: string) => page.goto(`${host.url}/styles/${name}.html`);
    await visit(`tailwind-${String(version)}-alone`);
    const theirs = await computedStyles(page, '#host');
    await visit('ours-alone');
    const ours = await computedStyles(page, '#ours');
    for (const order of ['first', 'last']) {
      await visit(`tailwind-${String(version)}-${order}`);
      expect(differences(await computedStyles(page, '#host'), theirs)).toEqual([]);
      expect(differences(await computedStyles(page, '#ours'), ours)).toEqual([]);
      await page.locator('#ours button').hover();
      await expect(page.locator('#ours button')).toHaveCSS('color', 'rgb(255, 255, 255)');
      await page.locator('#ours textarea').focus();
      await expect(page.locator('#ours textarea')).toHaveCSS('box-shadow', 'none');
    }
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`F3: every text can be read in the host’s ${theme} colours, and nothing shines through`, async ({
    page,
    host,
    hostPage,
  }) => {
    const unreadable = async () =>
      (await textContrasts(page))
        .filter(({ ratio }) => ratio < 4.5)
        .map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);
    host.balance = 120;
    await hostPage.open({ theme });
    await hostPage.openViewsDialog();
    await expect(hostPage.dialog.getByText('4 views × 25 = 100 credits')).toBeVisible();
    expect(await unreadable()).toEqual([]);
    for (const box of await hostPage.dialog.getByRole('checkbox').all()) await box.uncheck();
    await expect(hostPage.dialog.getByRole('alert')).toBeVisible();
    expect(await unreadable()).toEqual([]);
    await hostPage.dialog.getByRole('checkbox', { name: 'All views' }).check();
    await hostPage.generate();
    await expect(hostPage.dialog.getByRole('button', { name: 'Stay' })).toBeVisible();
    await hostPage.dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await unreadable()).toEqual([]);
    await expect(hostPage.dialog).toHaveCSS(
      'background-color',
      theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(15, 15, 30)',
    );
    await page.keyboard.press('Escape');
    await hostPage.openAvatarDialog();
    await expect(hostPage.dialog.getByText('You need 25 credits and have 20.').first()).toBeVisible();
    expect(await unreadable()).toEqual([]);
  });
}

test('from 320 pixels on nothing is cut off, also from right to left', async ({ page, host, hostPage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await hostPage.open({ language: 'ar-SA' });
  await hostPage.avatarMenu.click();
  await page.getByRole('menuitem').click();
  await expect(page.locator('.ch-root[lang="ar-SA"][dir="rtl"]').first()).toBeAttached();
  const isCut = () =>
    page.evaluate(
      () =>
        document.documentElement.scrollWidth > innerWidth ||
        [...document.querySelectorAll('[role=dialog] button, [role=dialog] p, [role=dialog] label')].some(
          (element) => {
            const { left, right } = element.getBoundingClientRect();
            return left < 0 || right > innerWidth;
          },
        ),
    );
  expect(await isCut()).toBe(false);
  await hostPage.dialog.locator('footer button').last().click();
  await expect.poll(() => host.jobs.length).toBe(1);
  await expect(hostPage.dialog.getByRole('img')).toBeVisible();
  expect(await isCut()).toBe(false);
});

test('without motion and in forced colours it is as usable', async ({ page, hostPage }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await hostPage.open();
  await hostPage.openAvatarDialog();
  await expect(hostPage.dialog).toHaveCSS('animation-name', 'none');
  const edge = await hostPage.button('Generate').evaluate((button) => {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
    return `${borderTopWidth} ${borderTopStyle}`;
  });
  expect(edge).toBe('1px solid');
});
