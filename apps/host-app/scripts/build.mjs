import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(folder, 'dist', 'styles');
const { resolve } = createRequire(import.meta.url);
const run = promisify(execFile);

await Promise.all([
  build({ configFile: path.join(folder, 'web/vite.config.ts'), logLevel: 'warn' }),
  buildStylePages(),
]);

/** Plain pages of a host on either Tailwind, with our sheet before and after the host's, and without. */
async function buildStylePages() {
  await mkdir(output, { recursive: true });
  await Promise.all([
    copyFile(path.join(folder, '../../packages/ui/dist/styles.css'), path.join(output, 'ours.css')),
    compile('tailwindcss/lib/cli.js', 'host-3.css', ['-c', 'styles/tailwind-3.config.cjs']),
    compile('@tailwindcss/cli/dist/index.mjs', 'host-4.css', []),
  ]);
  const body = await readFile(path.join(folder, 'styles/page.html'), 'utf8');
  await writePage('ours-alone.html', ['ours.css']);
  for (const version of [3, 4]) {
    const orders = {
      alone: [`host-${version}.css`],
      first: ['ours.css', `host-${version}.css`],
      last: [`host-${version}.css`, 'ours.css'],
    };
    for (const [order, sheets] of Object.entries(orders)) {
      await writePage(`tailwind-${version}-${order}.html`, sheets);
    }
  }

  async function writePage(name, sheets) {
    const links = sheets.map((sheet) => `<link rel="stylesheet" href="${sheet}" />`).join('');
    await writeFile(path.join(output, name), body.replace('<!-- sheets -->', links));
  }
}

async function compile(cli, file, options) {
  const manifest = resolve(`${cli.startsWith('@') ? '@tailwindcss/cli' : 'tailwindcss'}/package.json`);
  const script = path.join(path.dirname(manifest), cli.replace(/^(@[^/]+\/)?[^/]+\//, ''));
  const args = [script, '-i', `styles/${file}`, '-o', path.join(output, file), '--minify', ...options];
  await run(process.execPath, args, { cwd: folder });
}
