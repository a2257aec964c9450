import { build, preview } from 'vite';
import { mkdir, writeFile } from 'node:fs/promises';
import { inProject } from '../lib/project.mjs';

/** For whom a library is, and that one page with everything has one chunk, is no news here. */
const unimportant = new Set(['MODULE_LEVEL_DIRECTIVE', 'INEFFECTIVE_DYNAMIC_IMPORT']);

/** Of a host's page, in light and dark. */
const hostStyle = `
body { font-family: sans-serif; background: #fff; color: #111; }
.dark body { background: #111; color: #eee; color-scheme: dark; }
main > button { min-height: 44px; min-width: 44px; }
`;

/** Builds the page that mounts every machine behind its components, and serves it on the loopback address. */
export async function serveWalks() {
  const root = inProject('artifacts', 'qa', 'page');
  const outDir = inProject('artifacts', 'qa', 'built');
  await mkdir(root, { recursive: true });
  const entry = inProject('packages', 'ui', 'src', 'story-support', 'walks', 'walks-page.ts');
  await writeFile(
    `${root}/index.html`,
    `<!doctype html><html lang="en"><title>Walks</title><style>${hostStyle}</style><body><script type="module" src="${entry}"></script></body></html>`,
  );
  const shared = {
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"development"' },
  };
  await build({
    ...shared,
    mode: 'development',
    resolve: {
      conditions: ['@charhub/source', 'module', 'browser', 'development'],
      dedupe: ['react', 'react-dom', 'xstate'],
    },
    build: {
      rolldownOptions: {
        checks: { pluginTimings: false },
        onLog: (level, log, show) => unimportant.has(log.code) || show(level, log),
      },
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5_000,
    },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
