import { test as base } from '@playwright/test';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type MissingParts, type Simulator } from '../../simulator/index.ts';
import { CharacterPage } from '../models/character-page.ts';
import { DemoApi } from './demo-api.ts';
import { startDemoServer } from './demo-server.ts';

interface WorkerFixtures {
  /** A data folder that a server has filled with the demo's users and characters, and left. */
  readonly seededData: string;
}

interface TestOptions {
  /** What the ComfyUI of this test lacks. */
  readonly missing: MissingParts;
  /** Multiplies its time: 0 paints at once, 1 takes about 6 s. */
  readonly speed: number;
  /** Whether the server runs its own simulator instead. */
  readonly usesOwnSimulator: boolean;
}

interface TestFixtures {
  /** The ComfyUI of this test: it paints at once, unless a node is held or fails. */
  readonly comfyui: Simulator;
  /** The address of this test's own demo server. */
  readonly origin: string;
  readonly characterPage: CharacterPage;
  /** The owner's view of the API. */
  readonly api: DemoApi;
}

/** Each test has a server, a database and a ComfyUI of its own. */
export const test = base.extend<TestOptions & TestFixtures, WorkerFixtures>({
  missing: [{}, { option: true }],
  speed: [0, { option: true }],
  usesOwnSimulator: [false, { option: true }],
  seededData: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'charhub-e2e-'));
      const seeded = path.join(folder, 'seeded');
      const server = await startDemoServer({ dataDir: seeded, comfyuiUrl: null });
      await server.stop();
      await use(seeded);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  comfyui: async ({ missing, speed }, use) => {
    const simulator = await startSimulator({ speed, missing });
    await use(simulator);
    await simulator.close();
  },
  origin: async ({ seededData, comfyui, usesOwnSimulator }, use, testInfo) => {
    const dataDir = path.join(path.dirname(seededData), testInfo.testId);
    // A thousand small files: the promises of `cp` take twice the time of the copy.
    cpSync(seededData, dataDir, { recursive: true });
    const server = await startDemoServer({ dataDir, comfyuiUrl: usesOwnSimulator ? null : comfyui.url });
    await use(server.url);
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
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
