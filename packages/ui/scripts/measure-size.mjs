import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { compileCss } from './compile-css.mjs';

// A test runner sets it to `test`, by which Vite would take React's development runtime.
process.env.NODE_ENV = 'production';

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
 * `--parts` also what each part of it costs, uncompressed. Bundled as a host's Vite does it: esbuild would count the
 * imports from React once for each of our files, and without the condition `module` XState as CommonJS.
 */
const bundles = Object.entries(pages).map(async ([name, contents]) => {
  const [all, withoutLibraries, ours] = await Promise.all([
    bundle(contents, shared),
    bundle(contents, [...shared, ...libraries]),
    bundle(contents, [...shared, ...libraries, ...packages.filter((other) => !contents.includes(other))]),
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
      texts: all.texts,
      ...parts,
      files,
    },
  ];
});
const measured = { css: compressed(await compileCss()), ...Object.fromEntries(await Promise.all(bundles)) };
process.stdout.write(JSON.stringify(measured, null, 2));

async function bundle(contents, external) {
  const entry = path.join(packageFolder, 'measured-page.ts');
  const { output } = await build({
    root: packageFolder,
    configFile: false,
    envFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@charhub/source', 'module', 'browser', 'production'] },
    plugins: [
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? contents : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: entry,
        // What is exported stays; what parts loaded later share with it stays in the page, as in an app.
        preserveEntrySignatures: 'allow-extension',
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { format: 'es' },
      },
    },
  });
  const modules = output.flatMap((chunk) =>
    Object.entries(chunk.modules ?? {})
      .filter(([id, { renderedLength }]) => renderedLength > 0 && path.isAbsolute(id) && id !== entry)
      .map(([id, { renderedLength }]) => ({ file: path.relative(packageFolder, id), bytes: renderedLength })),
  );
  const code = output.map((chunk) => chunk.code);
  return {
    bytes: sizeOf(output),
    bytesAtOnce: sizeOf(loadedAtOnce(output)),
    modules,
    texts: textsIn(code.join()),
  };
}

/** The page itself and what it imports, not what it asks for later. */
function loadedAtOnce(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found) {
    for (const name of imports) if (byName.has(name)) found.add(byName.get(name));
  }
  return [...found];
}

function sizeOf(chunks) {
  return chunks.reduce((sum, { code }) => sum + compressed(code), 0);
}

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

function compressed(content) {
  return gzipSync(content, { level: 9 }).length;
}
