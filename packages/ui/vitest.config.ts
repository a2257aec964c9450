import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

const shared = unitTests({ name: 'ui' });
const environment = 'jsdom';
const setupFiles = ['./src/test-support/setup-jsdom.ts'];
const mocking = ['src/character-avatar-uploader/*.test.tsx'];

export default defineConfig({
  test: {
    ...(shared.test?.reporters && { reporters: shared.test.reporters }),
    projects: [
      mergeConfig(unitTests({ name: 'ui', environment }), {
        test: { setupFiles, exclude: [...configDefaults.exclude, ...mocking] },
      }),
      mergeConfig(unitTests({ name: 'ui with mocks', environment, include: mocking, isolate: true }), {
        test: { setupFiles },
      }),
    ],
  },
});
