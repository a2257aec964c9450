import { test as base } from '@playwright/test';
import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type MissingParts, type Simulator } from '../../simulator/index.ts';
import {
  recordTransitions,
  type TakenTransition,
} from '../../../../scripts/qa/recording/record-transitions.mjs';
import { CharacterPage } from '../models/character-page.ts';
import { DemoApi } from './demo-api.ts';
import { startDemoServer, startOver, type DemoServer } from './demo-server.ts';
import { seededData } from './seed-data.ts';

interface WorkerFixtures {
  /** The server of all tests of this worker that need nothing special, and its ComfyUI. */
  readonly sharedDemo: { readonly comfyui: Simulator; readonly server: DemoServer };
}

interface TestOptions {
  /** What the ComfyUI of this test lacks. */
  readonly missing: MissingParts;
  /** Multiplies its time: 0 paints at once, 1 takes about 6 s. */
  readonly speed: number;
  /**
   * `shared` is taken back to its first start before each test. `own` is for a test that ends a process or needs a
   * ComfyUI unlike the others'. `own simulator` is a server that runs its ComfyUI itself.
   */
  readonly server: 'shared' | 'own' | 'own simulator';
}

interface TestFixtures {
  /** The ComfyUI of this test: it paints at once, unless a node is held or fails. */
  readonly comfyui: Simulator;
  /** The address of this test's demo server. */
  readonly origin: string;
  readonly characterPage: CharacterPage;
  /** What the machines on the pages of this test have taken so far. */
  readonly transitions: TakenTransition[];
  /** The owner's view of the API. */
  readonly api: DemoApi;
}

/** Each test begins with the demo as it is at its first start. */
export const test = base.extend<TestOptions & TestFixtures, WorkerFixtures>({
  missing: [{}, { option: true }],
  speed: [0, { option: true }],
  server: ['shared', { option: true }],
  sharedDemo: [
    async ({}, use, { workerIndex }) => {
      const comfyui = await startSimulator({ speed: 0 });
      const server = await startDemoServer({
        dataDir: copyOfSeededData(`shared-${String(workerIndex)}`),
        comfyuiUrl: comfyui.url,
      });
      await use({ comfyui, server });
      await server.stop();
      await comfyui.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  comfyui: async ({ missing, speed, server, sharedDemo }, use) => {
    if (server === 'shared') {
      sharedDemo.comfyui.faults.clear();
      await use(sharedDemo.comfyui);
      return;
    }
    const simulator = await startSimulator({ speed, missing });
    await use(simulator);
    await simulator.close();
  },
  origin: async ({ sharedDemo, comfyui, server }, use, testInfo) => {
    if (server === 'shared') {
      await startOver(sharedDemo.server.url);
      await use(sharedDemo.server.url);
      return;
    }
    const dataDir = copyOfSeededData(testInfo.testId);
    const comfyuiUrl = server === 'own simulator' ? null : comfyui.url;
    const own = await startDemoServer({ dataDir, comfyuiUrl });
    await use(own.url);
    await own.stop();
    await rm(dataDir, { recursive: true, force: true });
  },
  transitions: async ({}, use) => {
    await use([]);
  },
  context: async ({ context, transitions }, use, testInfo) => {
    const leaveTransitions = await recordTransitions(context, transitions);
    await use(context);
    await leaveTransitions(testInfo);
  },
  characterPage: async ({ page, origin }, use) => {
    await use(new CharacterPage(page, origin));
  },
  api: async ({ playwright, origin }, use) => {
    const request = await playwright.request.newContext({ baseURL: origin });
    await use(new DemoApi(request));
    await request.dispose();
  },
});

export { expect } from '@playwright/test';

function copyOfSeededData(name: string): string {
  const seeded = seededData();
  const copy = path.join(path.dirname(seeded), name);
  // A thousand small files: the promises of `cp` take twice the time of the copy.
  cpSync(seeded, copy, { recursive: true });
  return copy;
}
