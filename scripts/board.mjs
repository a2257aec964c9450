import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/ensure-browser.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { withProgressLine } from './lib/progress-line.mjs';
import { inProject } from './lib/project.mjs';
import { runScript } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';

// Pictures of every state of every component, side by side, and what of it looks different from the last time.
const list = { type: 'string', multiple: true };
const { values: options } = parseArgs({
  options: {
    component: list,
    locale: list,
    theme: list,
    width: list,
    all: { type: 'boolean' },
    check: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

await runScript(async () => {
  const started = performance.now();
  await ensureInstalled();
  const browserPath = await ensureBrowser();
  const { viewsOf } = await import('./board/views.mjs');
  const views = viewsOf(options);
  const { buildStorybook, readComponents, serveStorybook } = await import('./board/open-storybook.mjs');
  if (!options['no-build']) {
    const stylesheet = await runTurbo(['build:css', '--filter=@charhub/ui', '--output-logs=errors-only'], {
      capture: true,
    });
    if (stylesheet.code !== 0) {
      console.error(stylesheet.output);
      return stylesheet.code;
    }
    await withProgressLine('Building Storybook', buildStorybook);
  }

  const folder = inProject('artifacts', 'board');
  const { publishedSheets } = await import('./board/published-sheets.mjs');
  const documented = publishedSheets.map(({ component }) => component);
  const components = await readComponents(options.component ?? (options.docs ? documented : []));
  const everything = await readComponents();
  const storyIds = new Set(everything.flatMap(({ stories }) => stories.map(({ id }) => id)));
  const { makeBoard } = await import('./board/make-board.mjs');
  const { url, close } = await serveStorybook();
  try {
    const board = await makeBoard({
      browserPath,
      url,
      components,
      views,
      folder,
      storyIds,
      keepOld: options.check,
      docsFolder: options.docs ? inProject('docs', 'images', 'states') : null,
    });
    const { writeReport } = await import('./board/write-report.mjs');
    const seconds = (performance.now() - started) / 1000;
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/index.html`, writeReport({ ...board, seconds }));

    const { shots, changed, added, removed, failures, faults } = board;
    for (const { name, pixels } of changed.slice(0, 40)) console.log(`~ ${name} (${pixels} pixels)`);
    for (const { story, locale, message } of failures) console.log(`✗ ${story} in ${locale}: ${message}`);
    console.log(
      `${shots} pictures in ${seconds.toFixed(0)} s: ${changed.length} changed, ${added.length} new, ` +
        `${removed.length} gone, ${failures.length} stories failed, ${faults.length} things to look at.`,
    );
    console.log('artifacts/board/index.html');
    return options.check && changed.length + removed.length + failures.length > 0 ? 1 : 0;
  } finally {
    await close();
  }
});
