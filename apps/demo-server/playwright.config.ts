import { defineConfig } from '@playwright/test';
import { browserTests } from '../../playwright.shared.ts';

export default defineConfig({
  ...browserTests,
  globalSetup: './e2e/support/seed-data.ts',
  workers: 3,
  reporter: [
    ...browserTests.reporter,
    ['../../scripts/qa/recording/playwright-reporter.mjs', { outputFile: 'artifacts/transitions.json' }],
  ],
});
