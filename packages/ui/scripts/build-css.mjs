import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCss } from './compile-css.mjs';

const output = fileURLToPath(new URL('../dist/styles.css', import.meta.url));
const draft = path.join(path.dirname(output), `styles.${process.pid}.draft.css`);

await mkdir(path.dirname(output), { recursive: true });
try {
  await writeFile(draft, await compileCss());
  await rename(draft, output);
} finally {
  await rm(draft, { force: true });
}
