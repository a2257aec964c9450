import type { BrowserContext, TestInfo } from '@playwright/test';

/** A transition that a machine took. */
export interface TakenTransition {
  /** Id of the machine: those of states are its own. */
  readonly machine: string;
  /** What `transitionId` says of it. */
  readonly id: string;
}

/**
 * Notes which transitions the machines take on the pages of a browser context, across reloads. The pages hand
 * `window.inspectMachines` to their provider.
 * @param taken grows by each as it is taken; a page names each once
 * @returns what leaves them with the test, for the reporter that writes them down
 */
export function recordTransitions(
  context: BrowserContext,
  taken: TakenTransition[],
): Promise<(testInfo: TestInfo) => Promise<void>>;
