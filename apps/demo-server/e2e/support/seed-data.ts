import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemoServer } from './demo-server.ts';

const variable = 'E2E_SEEDED_DATA';

/** A data folder that a server has filled with the demo's users and characters, and left. */
export function seededData(): string {
  const folder = process.env[variable];
  if (folder === undefined)
    throw new Error(`${variable} is not set: playwright.config.ts has this file as its global setup.`);
  return folder;
}

/** Playwright's global setup: fills the folder once for all workers. */
export default async function seedData(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'charhub-e2e-'));
  const seeded = path.join(folder, 'seeded');
  const server = await startDemoServer({ dataDir: seeded, comfyuiUrl: null });
  await server.stop();
  process.env[variable] = seeded;
  return () => rm(folder, { recursive: true, force: true });
}
