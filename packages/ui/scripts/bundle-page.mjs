import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

// A test runner sets it to `test`, by which Vite would take React's development runtime.
process.env.NODE_ENV = 'production';

/**
 * What a page with these `contents` takes, whose imports are resolved from `folder`. Bundled as a host's Vite does it:
 * esbuild would count the imports from React once for each of our files, and without the condition `module` XState as
 * CommonJS. `external` names packages that are not counted.
 */
export async function bundlePage(folder, contents, external) {
  const entry = path.join(folder, 'measured-page.ts');
  const { output } = await build({
    root: folder,
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
      .map(([id, { renderedLength }]) => ({ file: path.relative(folder, id), bytes: renderedLength })),
  );
  return {
    bytes: sizeOf(output),
    bytesAtOnce: sizeOf(loadedAtOnce(output)),
    modules,
    code: output.map(({ code }) => code).join(),
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

export function compressed(content) {
  return gzipSync(content, { level: 9 }).length;
}
