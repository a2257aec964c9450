import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runBin } from './lib/run-command.mjs';
import { runScript } from './lib/script-error.mjs';

await runScript(async () => {
  await ensureInstalled();
  const { code } = await runBin('tsx', 'tsx', ['workflows/src/check-cli.ts', ...process.argv.slice(2)]);
  return code;
});
