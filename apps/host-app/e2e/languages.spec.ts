import { expect, test } from './support/test.ts';

test('the language is the host’s, with the host’s own words where it has some', async ({
  page,
  hostPage,
}) => {
  await hostPage.open({ language: 'pt-BR' });
  await hostPage.avatarMenu.click();
  await page.getByRole('menuitem').click();
  await expect(page.getByRole('dialog', { name: 'Criar avatar' })).toBeVisible();
  await expect(hostPage.button('Gerar agora')).toBeVisible();
  await expect(hostPage.dialog.getByText('25 créditos · você tem 500')).toBeVisible();
});

test('a language that the host has no texts for never shows a key', async ({ page, hostPage }) => {
  await hostPage.open({ language: 'en' });
  await hostPage.avatarMenu.click();
  await page.getByRole('menuitem').click();
  await expect(page.getByRole('dialog', { name: 'Create an avatar' })).toBeVisible();
  expect(await hostPage.dialog.innerText()).not.toMatch(/\b(action|avatar|prompt|price|sample)\.\w/);
});
