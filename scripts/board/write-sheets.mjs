import { groupBy } from './group-by.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { escape } from './escape.mjs';
import { isPublished } from './published-sheets.mjs';

/** How wide a state is on a sheet. */
const tileWidths = { 320: 240, 390: 260, 768: 384, 1280: 480 };
const sheetWidth = 1_600;

/**
 * Lays the states of each component side by side, a sheet for each view, and takes the sheet's picture.
 * @param {import('playwright').Browser} browser
 * @param {string} folder where the sheets go
 * @param {import('./shoot-all.mjs').Shot[]} shots
 * @param {ReturnType<import('./views.mjs').viewsOf>} views
 * @param {string | null} docsFolder where the documentation's sheets go as well, in WebP; null for nowhere
 * @returns {Promise<{ component: string, view: string, file: string }[]>}
 */
export async function writeSheets(browser, folder, shots, views, docsFolder) {
  await mkdir(folder, { recursive: true });
  if (docsFolder !== null) await mkdir(docsFolder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: sheetWidth, height: 800 }, deviceScaleFactor: 1 });
  const html = path.join(folder, 'sheet.html');
  const sheets = [];
  for (const [component, ofComponent] of groupBy(shots, (shot) => shot.component)) {
    for (const view of views) {
      const states = ofComponent.filter((shot) => shot.view === view.name);
      if (states.length === 0) continue;
      const name = `${component.toLowerCase().replace(/[^a-z]+/g, '-')}.${view.name}`;
      const file = `${name}.png`;
      await writeFile(html, sheetOf(component, view, states));
      await page.goto(pathToFileURL(html).href);
      await page.screenshot({ path: path.join(folder, file), fullPage: true });
      sheets.push({ component, view: view.name, file });
      if (docsFolder !== null && isPublished(component, view.name)) {
        await writeFile(path.join(docsFolder, `${name}.webp`), await webpOf(page));
      }
    }
  }
  await page.close();
  return sheets;
}

/** A tenth of the bytes, and nothing to be seen of that. */
async function webpOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { cssContentSize } = await devtools.send('Page.getLayoutMetrics');
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 75,
    captureBeyondViewport: true,
    clip: { ...cssContentSize, scale: 1 },
  });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

function sheetOf(component, view, states) {
  const figures = states.map(
    ({ name, png }) =>
      `<figure><figcaption>${escape(name)}</figcaption><img alt="" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<style>
:root { font: 15px/1.4 Inter, system-ui, sans-serif; background: #e9e9ef; color: #15151f; }
body { margin: 32px; }
h1 { font-size: 22px; margin: 0 0 20px; }
small { font-weight: 400; color: #56566a; margin-inline-start: 8px; }
main { display: flex; flex-wrap: wrap; gap: 28px 20px; align-items: start; }
figure { margin: 0; width: ${tileWidths[view.width]}px; }
figcaption { font-size: 13px; margin-bottom: 6px; color: #3a3a4a; }
img { display: block; width: 100%; border-radius: 6px; outline: 1px solid #0002; }
</style>
<h1>${escape(component.replace('/', ' · '))}<small>${view.locale}, ${view.theme}, ${view.width} px</small></h1>
<main>${figures.join('')}</main>`;
}
