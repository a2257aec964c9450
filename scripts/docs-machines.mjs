import { mkdir, rm, writeFile } from 'node:fs/promises';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { runTypeScript } from './lib/run-typescript.mjs';
import { runScript } from './lib/script-error.mjs';
import { pagesFolder } from './machine-pages/stale-pages.mjs';

await runScript(async () => {
  await ensureInstalled();
  const pages = await runTypeScript(inProject('scripts', 'machine-pages', 'print-pages.mjs'));
  await rm(pagesFolder, { recursive: true, force: true });
  await mkdir(pagesFolder, { recursive: true });
  for (const [file, text] of pages) await writeFile(`${pagesFolder}/${file}`, text);
  console.log(`${pages.length} pages in docs/machines`);
  return 0;
});
