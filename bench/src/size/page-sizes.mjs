import path from 'node:path';
import { bundlePage, compressed } from '../../../packages/ui/scripts/bundle-page.mjs';
import { compileCss } from '../../../packages/ui/scripts/compile-css.mjs';

/**
 * Takes pages as JSON, `{ name: { contents, external } }`, whose imports are resolved from this workspace. Prints the
 * compressed bytes of each, all and at once, and of our styles as `css`.
 */
const folder = path.resolve(import.meta.dirname, '../..');
const pages = JSON.parse(process.argv[2]);
const sizes = {};
for (const [name, { contents, external }] of Object.entries(pages)) {
  const { bytes, bytesAtOnce } = await bundlePage(folder, contents, external);
  sizes[name] = { all: bytes, atOnce: bytesAtOnce };
}
const css = compressed(await compileCss());
process.stdout.write(JSON.stringify({ ...sizes, css: { all: css, atOnce: css } }));
