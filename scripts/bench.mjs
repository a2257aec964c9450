import { ensureBrowser } from './lib/ensure-browser.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { runCommand } from './lib/run-command.mjs';
import { runScript } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';

// Measures speed, size and scale beside peers, and writes results, charts and tables of docs/performance.md. Names of
// benchmarks narrow it down to them; `--docs` only writes charts and tables from the results that are there.
await runScript(async () => {
  await ensureInstalled();
  const CHROMIUM_PATH = await ensureBrowser();
  const built = await runTurbo(['build', '--filter=@charhub/demo-server', '--output-logs=errors-only']);
  if (built.code !== 0) return built.code;
  const { code } = await runCommand(
    process.execPath,
    [
      '--conditions=@charhub/source',
      '--import',
      'tsx',
      inProject('bench/src/harness/run-all.ts'),
      ...process.argv.slice(2),
    ],
    { env: { CHROMIUM_PATH } },
  );
  return code;
});
