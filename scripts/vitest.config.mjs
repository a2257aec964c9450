import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.mjs'],
    reporters: ['default', ['json', { outputFile: 'artifacts/test-results.json' }]],
    testTimeout: 30_000,
  },
});
