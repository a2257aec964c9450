import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments } from '../../scripts/lib/chromium-arguments.mjs';
import { transitionsReporter } from '../../scripts/qa/recording/vitest-reporter.mjs';

export default defineConfig({
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('./.storybook', import.meta.url)) })],
  // Found only on the way, it would be a reload in the middle of a test.
  optimizeDeps: { include: ['axe-core'] },
  test: {
    name: 'stories',
    // A busy machine is no failure; only what hangs is.
    testTimeout: 180_000,
    // One page for all files of a worker: what they share is loaded once, which halves the time.
    isolate: false,
    reporters: [
      'default',
      // Without what axe says of each story, which is fifty megabytes.
      ['json', { outputFile: 'artifacts/test-results.json', filterMeta: () => false }],
      transitionsReporter({ outputFile: 'artifacts/transitions.json' }),
    ],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
          args: chromiumArguments,
        },
      }),
    },
  },
});
