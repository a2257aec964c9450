import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runScript } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';

await runScript(async () => {
  await ensureInstalled();
  const { code } = await runTurbo(['build', '--output-logs=new-only', ...process.argv.slice(2)]);
  return code;
});
