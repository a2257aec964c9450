import { expect, test } from './support/test.ts';

test.describe('a failure', () => {
  test.use({ pace: null });

  test('F6, F9: that the queue calls completed says why, and shows no picture as new', async ({
    page,
    host,
    hostPage,
  }) => {
    await hostPage.open();
    await hostPage.openViewsDialog();
    await hostPage.generate();
    await expect.poll(() => host.jobs.length).toBe(1);
    host.finish('1');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Create reference views' }).click();
    await hostPage.dialog.waitFor();
    await hostPage.generate();
    await expect.poll(() => host.jobs.length).toBe(2);
    host.willEnd('2', { type: 'error', after: 0, text: 'Failed to prepare reference images: no answer' });
    host.finish('2');
    await expect(page.getByRole('dialog', { name: 'The reference views could not be made' })).toBeVisible();
    await expect(
      hostPage.dialog.getByText('The image service cannot be reached at the moment.').first(),
    ).toBeVisible();
    await expect(hostPage.dialog.getByText('100 credits were returned.')).toBeVisible();
    await expect(hostPage.dialog.getByRole('img', { name: /Reference view/ })).toHaveCount(0);
  });
});

test('F7: without enough credits nothing is sent, and nothing flashes before they are known', async ({
  page,
  host,
  hostPage,
}) => {
  host.balance = 20;
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body.textContent.includes('need 100')) document.documentElement.dataset['flashed'] = '';
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await hostPage.open();
  const dialog = await hostPage.openAvatarDialog();
  await expect(dialog.getByText('You need 25 credits and have 20.').first()).toBeVisible();
  await hostPage.button('Generate').click({ force: true });
  await dialog.getByRole('textbox').press('Control+Enter');
  await dialog.getByRole('button', { name: 'Get credits' }).click();
  await expect(page.getByRole('heading', { name: 'Credits' })).toBeVisible();
  expect(host.jobs).toHaveLength(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-flashed');
});

test('F8: a refusal is a sentence, and a question that fails does not end a job', async ({
  page,
  host,
  hostPage,
}) => {
  await hostPage.open({ characterId: 'official-1' });
  await hostPage.avatarMenu.click();
  await page.getByRole('menuitem').click();
  await expect(hostPage.dialog.getByText('This is an official CharHub character.')).toBeVisible();
  await expect(hostPage.dialog.getByRole('link', { name: 'Why? (issue #108)' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Mia' }).click();
  let failures = 0;
  await page.route('**/image-generation/status/*', (route) =>
    failures++ < 2
      ? route.fulfill({ status: 503, json: { error: { code: 'X', message: { odd: true } } } })
      : route.continue(),
  );
  await hostPage.openAvatarDialog();
  await hostPage.generate();
  await expect(page.getByRole('dialog', { name: 'The avatar is ready.' })).toBeVisible();
  expect(failures).toBeGreaterThan(2);
  expect(host.jobs).toHaveLength(1);
});

test('F14, F15: views are sent in making order, and All views says what is chosen after a run as well', async ({
  page,
  host,
  hostPage,
}) => {
  await hostPage.open();
  const dialog = await hostPage.openViewsDialog();
  const view = (name: string) => dialog.getByRole('checkbox', { name });
  await view('Face').uncheck();
  await view('Front').uncheck();
  await view('Front').check();
  await view('Face').check();
  await view('Side').uncheck();
  await expect(dialog.getByText('3 views × 25 = 75 credits')).toBeVisible();
  await hostPage.generate();
  await expect.poll(() => host.jobs[0]?.body['viewsToGenerate']).toEqual(['face', 'front', 'back']);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(view('Side')).not.toBeChecked();
  expect(
    await view('All views').evaluate((box) => box instanceof HTMLInputElement && box.indeterminate),
  ).toBe(true);
  expect(host.bookings).toEqual([{ number: '1', amount: -75 }]);
});

test.describe('questions about a job', () => {
  test.use({ pace: null });

  test('F12, F13: never overlap, and end with the job', async ({ page, host, hostPage }) => {
    const open = { now: 0, most: 0, total: 0 };
    await page.route('**/image-generation/status/*', async (route) => {
      open.most = Math.max(open.most, ++open.now);
      open.total += 1;
      const response = await route.fetch();
      open.now -= 1;
      await route.fulfill({ response });
    });
    await hostPage.open();
    await hostPage.openAvatarDialog();
    await hostPage.generate();
    await expect(hostPage.dialog.getByText('Waiting in line')).toBeVisible();
    await expect.poll(() => open.total).toBeGreaterThan(1);
    host.work('1');
    await expect(hostPage.dialog.getByText('Painting')).toBeVisible();
    host.finish('1');
    await page.getByRole('dialog', { name: 'The avatar is ready.' }).waitFor();
    expect(open.most).toBe(1);
    const asked = open.total;
    await hostPage.button('Close').last().click();
    await page.getByRole('link', { name: 'Characters' }).click();
    await page.clock.install();
    await page.clock.fastForward(60_000);
    await expect(page.getByRole('img', { name: 'Mia' })).toBeVisible();
    expect(open.total).toBe(asked);
  });

  test('F19: a start that is never answered ends by itself, and is not sent twice', async ({
    page,
    host,
    hostPage,
  }) => {
    await page.clock.install();
    await hostPage.open();
    await hostPage.openAvatarDialog();
    host.loseNextAnswer('hang');
    await hostPage.generate();
    await expect.poll(() => host.jobs.length).toBe(1);
    await expect
      .poll(async () => {
        await page.clock.fastForward(16_000);
        return hostPage.dialog.getByText('It is not known whether the request arrived.').first().isVisible();
      })
      .toBe(true);
    expect(host.jobs).toHaveLength(1);
  });
});
