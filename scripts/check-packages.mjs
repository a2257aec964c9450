import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { checkPackage } from './hosts/check-package.mjs';
import { packPackages } from './hosts/pack-packages.mjs';
import { createStepReport } from './hosts/step-report.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runScript } from './lib/script-error.mjs';

await runScript(async () => {
  await ensureInstalled();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'charhub-packages-'));
  const report = createStepReport();
  try {
    for (const { name, tarball } of await packPackages(folder)) {
      await report.of(name, (step) => checkPackage(tarball, step));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { passed, failed } = report.count();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
