import type { PlaywrightTestConfig } from 'playwright/test';
import { chromiumArguments } from './scripts/lib/chromium-arguments.mjs';

/** What the end-to-end tests of both apps have in common. */
export const browserTests = {
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // A busy machine is no failure; only what hangs is.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'artifacts/e2e-results.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
      args: chromiumArguments,
    },
  },
} satisfies PlaywrightTestConfig;
