import type { BrowserContext, TestInfo } from '@playwright/test';

/**
 * Notes which transitions the machines take on the pages of a browser context, across reloads. The pages hand
 * `window.inspectMachines` to their provider.
 * @returns what leaves them with the test, for the reporter that writes them down
 */
export function recordTransitions(context: BrowserContext): Promise<(testInfo: TestInfo) => Promise<void>>;
