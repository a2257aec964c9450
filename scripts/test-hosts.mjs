import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { checkPackage } from './hosts/check-package.mjs';
import { hosts } from './hosts/hosts.mjs';
import { installHost } from './hosts/install-host.mjs';
import { packPackages } from './hosts/pack-packages.mjs';
import { createStepReport } from './hosts/step-report.mjs';
import { chromiumArguments } from './lib/chromium-arguments.mjs';
import { ensureBrowser } from './lib/ensure-browser.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { runScript } from './lib/script-error.mjs';

/** Hosts that install and build at the same time. */
const concurrency = 3;

await runScript(async () => {
  const started = performance.now();
  await ensureInstalled();
  const executablePath = await ensureBrowser();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'charhub-hosts-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const report = createStepReport();
  try {
    const tarballs = await packPackages(folder);
    const chosen = process.argv.slice(2);
    const tasks = [
      ...hosts
        .filter(({ name }) => chosen.length === 0 || chosen.includes(name))
        .map(({ name, test }) => async () => {
          const hostFolder = path.join(folder, name);
          await cp(inProject('hosts', name), hostFolder, { recursive: true });
          await report.of(name, async (step) => {
            await step('installs the packages', () => installHost(hostFolder, tarballs));
            await test({ folder: hostFolder, browser, step, picture: inProject('hosts', 'artifacts', name) });
          });
        }),
      ...tarballs.map(
        ({ name, tarball }) =>
          () =>
            report.of(name, (step) => checkPackage(tarball, step)),
      ),
    ];
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) await task();
      }),
    );
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
  const { passed, failed } = report.count();
  console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
