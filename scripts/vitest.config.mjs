import { defineConfig } from 'vitest/config';

// The machines' pages are written from their sources.
const conditions = ['@charhub/source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'scripts',
    include: ['**/*.test.mjs'],
    reporters: ['default', ['json', { outputFile: 'artifacts/test-results.json' }]],
    testTimeout: 30_000,
  },
});
