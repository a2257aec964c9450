import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

export const inEnglish = {
  dialog: 'Create an avatar',
  prompt: /^Prompt/,
  generate: 'Generate',
  picture: 'The new avatar',
  close: 'Close',
};

export const inPortuguese = {
  dialog: 'Criar avatar',
  prompt: /^Prompt/,
  generate: 'Gerar',
  picture: 'O novo avatar',
  close: 'Fechar',
};

/**
 * Opens a host's page in Chromium, served together with today's CharHub back end, and makes an avatar there.
 * `isOurs` says that the dialog is the component; `hostFontSize` is what the host's own styles give its heading.
 */
export async function visitHost({ browser, step, serve, texts, picture, isOurs = true, hostFontSize }) {
  // Only now, since it is built by this run.
  const { startCharHubBackEnd } = await import('@charhub/api-client/testing/charhub-back-end');
  const backEnd = await startCharHubBackEnd({ pace: 150, serve });
  backEnd.useMediaAt('/media');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  const problems = collectProblems(page);
  await mkdir(path.dirname(picture), { recursive: true });
  try {
    const opener = page.getByRole('button', { name: 'Create avatar' });
    const dialog = page.getByRole('dialog', { name: texts.dialog });
    await step('opens the dialog', async () => {
      await page.goto(backEnd.url);
      await opener.click();
      await dialog.getByLabel(texts.prompt).waitFor();
    });
    if (isOurs)
      await step('has its styles, and leaves the host its own', () =>
        compareStyles(page, dialog, hostFontSize),
      );
    await step('keeps the focus', () => walkWithTab(page, dialog, isOurs));
    await step('makes a picture', async () => {
      await dialog.getByLabel(texts.prompt).fill('a fox with a lantern');
      await dialog.getByRole('button', { name: texts.generate }).click();
      const image = page.getByRole('img', { name: texts.picture });
      await image.waitFor();
      await image.evaluate((element) => element.decode());
      await page.screenshot({ path: `${picture}.png` });
    });
    await step('closes, leaves the page clean and gives the focus back', async () => {
      await page.getByRole('dialog').getByRole('button', { name: texts.close, exact: true }).last().click();
      await page
        .getByRole('dialog')
        .waitFor({ state: 'detached' })
        .catch(() => page.getByRole('dialog').waitFor({ state: 'hidden' }));
      await opener.and(page.locator(':focus')).waitFor();
      assert.equal(
        await page
          .locator('body')
          .getAttribute('style')
          .then((style) => style ?? ''),
        '',
      );
      assert.equal(await page.locator('body > [aria-hidden=true], body > [inert]').count(), 0);
    });
    await step('logs no error', () => assert.deepEqual(problems, []));
  } catch (error) {
    await page.screenshot({ path: `${picture}.failed.png` });
    throw error;
  } finally {
    await page.close();
    await backEnd.close();
  }
}

function collectProblems(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // The client finds out by asking what the back end can do; the browser logs each 404.
    const isAnswer = /\/api\/v1\//.test(message.location().url) && /status of 404/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isAnswer) problems.push(message.text());
  });
  return problems;
}

async function compareStyles(page, dialog, hostFontSize) {
  const ours = await dialog.evaluate((element) => {
    const { position, backgroundColor, borderTopLeftRadius } = getComputedStyle(element);
    const { width } = element.getBoundingClientRect();
    return { position, backgroundColor, isRounded: parseFloat(borderTopLeftRadius) > 0, width };
  });
  assert.ok(ours.isRounded, JSON.stringify(ours));
  assert.match(ours.backgroundColor, /^(rgb|oklab|oklch|color)\(/);
  assert.ok(ours.width > 300 && ours.width < 800, `The dialog is ${ours.width} px wide`);
  const primary = dialog.locator('button').last();
  const { background, padding } = await primary.evaluate((element) => {
    const style = getComputedStyle(element);
    return { background: style.backgroundColor, padding: parseFloat(style.paddingInlineStart) };
  });
  assert.ok(padding >= 8, `The button has a padding of ${padding} px`);
  assert.notEqual(background, 'rgba(0, 0, 0, 0)');
  const heading = await page.locator('h1').evaluate((element) => {
    const { fontSize, marginTop } = getComputedStyle(element);
    return { fontSize, marginTop };
  });
  // Without Tailwind the browser's own styles must still be there: we bring no reset.
  if (hostFontSize === undefined) assert.notEqual(heading.marginTop, '0px');
  else assert.deepEqual(heading, { fontSize: hostFontSize, marginTop: '0px' });
}

/** A native dialog lets the focus out to the browser's own controls, which is the body here. */
async function walkWithTab(page, dialog, isOurs) {
  const stays = () =>
    dialog.evaluate(
      (element, mayLeave) =>
        element.contains(document.activeElement) || (mayLeave && document.activeElement === document.body),
      !isOurs,
    );
  assert.ok(await stays(), 'The focus is not in the dialog');
  for (const key of [...Array(12).fill('Tab'), ...Array(12).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    assert.ok(await stays(), `The focus left the dialog after ${key}`);
  }
}
