import react from '@vitejs/plugin-react';
import path from 'node:path';
import { build, preview } from 'vite';

/** Pages that are served. */
export interface ServedPages {
  /** Without a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface PagesOptions {
  /** An empty folder of their own. */
  readonly outDir: string;
  /** Counts commits and keeps the names of components, which makes it slower. @default false */
  readonly isProfiling?: boolean;
}

/** Builds the pages for production, of the sources of our packages, and serves them on the loopback. */
export async function servePages({ outDir, isProfiling = false }: PagesOptions): Promise<ServedPages> {
  const root = path.join(import.meta.dirname, 'page');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [react()],
    resolve: {
      conditions: ['@charhub/source', 'module', 'browser', 'production'],
      dedupe: ['react', 'react-dom', 'xstate'],
      alias: isProfiling ? { 'react-dom/client': 'react-dom/profiling' } : {},
    },
    build: { outDir, emptyOutDir: true, target: 'es2023', minify: !isProfiling, chunkSizeWarningLimit: 2000 },
  });
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The pages have no address');
  return { url: address.replace(/\/$/, ''), close: () => server.close() };
}
