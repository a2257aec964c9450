import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(packageFolder, 'dist', 'styles.css');
const draft = path.join(packageFolder, 'dist', `styles.${process.pid}.draft.css`);

const manifest = createRequire(import.meta.url).resolve('@tailwindcss/cli/package.json');
const compiler = path.join(path.dirname(manifest), 'dist', 'index.mjs');

await mkdir(path.dirname(output), { recursive: true });
try {
  await promisify(execFile)(process.execPath, [compiler, '-i', 'src/styles.css', '-o', draft, '--minify'], {
    cwd: packageFolder,
  });
  // A host may use Tailwind too: with its internal names ours would read and set the host's variables.
  const css = await readFile(draft, 'utf8');
  await writeFile(draft, css.replaceAll('--tw-', '--ch-tw-'));
  await rename(draft, output);
} finally {
  await rm(draft, { force: true });
}
