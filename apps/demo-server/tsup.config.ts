import { cp } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts'],
  format: ['esm'],
  target: 'node20',
  sourcemap: true,
  // Not the whole folder: the page's build lies in dist/web.
  clean: ['dist/*.js', 'dist/*.js.map', 'dist/migrations'],
  // Workspaces are bundled from their sources; installed packages stay where npm put them.
  noExternal: [/^@charhub\//],
  esbuildOptions(options) {
    options.conditions = ['@charhub/source', 'module', 'node'];
  },
  onSuccess: async () => {
    await cp('src/db/migrations', 'dist/migrations', { recursive: true });
  },
});
