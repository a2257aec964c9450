import { ensureInstalled } from './lib/ensure-installed.mjs';
import { inProject } from './lib/project.mjs';
import { withProgressLine } from './lib/progress-line.mjs';
import { runCommand } from './lib/run-command.mjs';
import { ScriptError, runScript } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';

const opensPage = process.env.OPEN !== '0' && !process.env.CI;

await runScript(async () => {
  await ensureInstalled();
  const build = await withProgressLine('Building the demo', () =>
    runTurbo(['build', '--filter=@charhub/demo-server', '--output-logs=errors-only'], { capture: true }),
  );
  if (build.code !== 0) throw new ScriptError(`${build.output}\nThe demo could not be built.`);

  const { code } = await runCommand(
    process.execPath,
    ['--enable-source-maps', inProject('apps/demo-server/dist/main.js')],
    {
      env: { DATA_DIR: process.env.DATA_DIR || inProject('.demo-data') },
      onStdout: watchForReady(openPage),
    },
  );
  return code;
});

/** Passes output on and calls back once, with the address of the `ready:` line. */
function watchForReady(onReady) {
  let unread = '';
  let isReady = false;
  return (text) => {
    process.stdout.write(text);
    if (isReady) return;
    unread += text;
    const address = /^ready: (http\S+)\r?\n/m.exec(unread)?.[1];
    if (address === undefined) return;
    isReady = true;
    onReady(address);
  };
}

async function openPage(address) {
  if (!opensPage) return;
  const { default: open } = await import('open');
  const browser = await open(address).catch(() => null);
  browser?.once('error', () => console.error(`No browser could be opened. The page is at ${address}`));
}
