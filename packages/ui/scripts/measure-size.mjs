import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePage, compressed } from './bundle-page.mjs';
import { compileCss } from './compile-css.mjs';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const shared = ['react', 'react-dom'];
const libraries = ['xstate', '@radix-ui', 'react-easy-crop', 'image-size'];
const packages = ['@charhub/machines', '@charhub/api-client'];

const pages = {
  everything: `export * from './src/index.ts'`,
  avatar: `export { AvatarGenerationModal, GenerationProvider } from './src/index.ts'`,
  provider: `export { GenerationProvider } from './src/index.ts'`,
  machines: `export * from '@charhub/machines'`,
  avatarMachine: `export { createGeneration, provideImageGeneration } from '@charhub/machines'`,
};

/**
 * Prints the bytes, compressed, that a host adds for each of these pages, how many of them it loads at once rather than
 * when something is first needed, and which files they come from. With
 * `--parts` also what each part of it costs, uncompressed.
 */
const bundles = Object.entries(pages).map(async ([name, contents]) => {
  const [all, withoutLibraries, ours] = await Promise.all([
    bundlePage(packageFolder, contents, shared),
    bundlePage(packageFolder, contents, [...shared, ...libraries]),
    bundlePage(packageFolder, contents, [
      ...shared,
      ...libraries,
      ...packages.filter((other) => !contents.includes(other)),
    ]),
  ]);
  const parts = process.argv.includes('--parts') ? { parts: partsOf(all.modules) } : {};
  const files = all.modules.map(({ file }) => file);
  return [
    name,
    {
      all: all.bytes,
      atOnce: all.bytesAtOnce,
      withoutLibraries: withoutLibraries.bytes,
      oursAtOnce: ours.bytesAtOnce,
      ours: ours.bytes,
      texts: textsIn(all.code),
      ...parts,
      files,
    },
  ];
});
const measured = { css: compressed(await compileCss()), ...Object.fromEntries(await Promise.all(bundles)) };
process.stdout.write(JSON.stringify(measured, null, 2));

/** The parts of the English texts, by how their keys begin, of which something is there. */
function textsIn(code) {
  return ['dialog', 'dock', 'uploader', 'creation'].filter((part) =>
    new RegExp(`["'\`]${part}\\.`).test(code),
  );
}

/** Bytes of each library and of each of our folders, largest first. */
function partsOf(modules) {
  const parts = new Map();
  for (const { file, bytes } of modules) {
    const name =
      /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? path.dirname(file).replace(/^\.\.\//, '');
    parts.set(name, (parts.get(name) ?? 0) + bytes);
  }
  return Object.fromEntries([...parts].sort(([, a], [, b]) => b - a));
}
