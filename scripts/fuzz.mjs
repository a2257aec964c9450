import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { runBin } from './lib/run-command.mjs';
import { runScript } from './lib/script-error.mjs';

// Thousands of requests that the OpenAPI document suggests, to a server of this run's own.
await runScript(async () => {
  await ensureInstalled();
  const program = inProject('apps/demo-server/src/testing/fuzz/fuzz-cli.ts');
  const { code } = await runBin('tsx', 'tsx', [
    '--conditions=@charhub/source',
    program,
    ...process.argv.slice(2),
  ]);
  return code;
});
