import { cp } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts', 'src/api.ts', 'src/worker.ts'],
  format: ['esm'],
  target: 'node20',
  sourcemap: true,
  // Everything but the page.
  clean: ['!web/**'],
  // Workspaces are bundled from their sources; installed packages stay where npm put them.
  noExternal: [/^@charhub\//],
  // Optional: only loaded where traces are wanted.
  external: [/^@opentelemetry\//, 'bullmq-otel'],
  esbuildOptions(options) {
    options.conditions = ['@charhub/source', 'module', 'node'];
  },
  onSuccess: async () => {
    await cp('src/db/migrations', 'dist/migrations', { recursive: true });
  },
});
