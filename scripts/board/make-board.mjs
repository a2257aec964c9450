import path from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments } from '../lib/chromium-arguments.mjs';
import { withProgressLine } from '../lib/progress-line.mjs';
import { keepPictures } from './keep-pictures.mjs';
import { shootAll } from './shoot-all.mjs';
import { writeSheets } from './write-sheets.mjs';

// The same letters and colours on every machine that has the same fonts.
const launchArguments = [
  ...chromiumArguments,
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
];

/** Takes every picture in one Chromium, compares them, and lays them out. */
export async function makeBoard({
  browserPath,
  url,
  components,
  views,
  folder,
  storyIds,
  keepOld,
  docsFolder,
}) {
  const browser = await chromium.launch({ executablePath: browserPath, args: launchArguments });
  try {
    const count = components.reduce((sum, { stories }) => sum + stories.length, 0);
    const { shots, failures } = await withProgressLine(
      `Playing ${count} stories for ${views.length} views`,
      () => shootAll(browser, url, components, views),
    );
    const kept = await keepPictures(folder, shots, { keepOld, storyIds });
    const sheets = await withProgressLine('Laying out the sheets', () =>
      writeSheets(browser, path.join(folder, 'sheets'), shots, views, docsFolder),
    );
    return { ...kept, failures, sheets, faults: gather(shots), shots: shots.length };
  } finally {
    await browser.close();
  }
}

/** The same fault in many pictures is one line; the commonest first. */
function gather(shots) {
  const byFault = new Map();
  for (const { view, id, faults } of shots) {
    for (const fault of faults) byFault.set(fault, [...(byFault.get(fault) ?? []), `${view}/${id}`]);
  }
  return [...byFault].sort(([, a], [, b]) => b.length - a.length);
}
