import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { runBin } from './lib/run-command.mjs';
import { runScript } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';

await runScript(async () => {
  await ensureInstalled();
  const stylesheet = await runTurbo(['build:css', '--output-logs=errors-only']);
  if (stylesheet.code !== 0) return stylesheet.code;
  const port = process.env.PORT || '6006';
  const { code } = await runBin(
    'storybook',
    'storybook',
    ['dev', '-p', port, '--no-open', ...process.argv.slice(2)],
    {
      cwd: inProject('apps', 'storybook'),
    },
  );
  return code;
});
