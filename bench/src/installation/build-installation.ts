import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the built programs are: `main.js`, `api.js`, `worker.js`, `simulator.js`, and the page in `web`. */
export async function buildInstallation(
  projectRoot: string,
  { withPage }: { withPage: boolean },
): Promise<string> {
  const workspace = path.join(projectRoot, 'apps/demo-server');
  const folder = path.join(workspace, 'artifacts/bench');
  const config = path.join(projectRoot, 'bench/src/installation/tsup.config.ts');
  await runTool(workspace, path.join('tsup', 'dist', 'cli-default.js'), ['--config', config]);
  if (withPage) {
    const page = [
      'build',
      'web',
      '--outDir',
      path.join(folder, 'web'),
      '--emptyOutDir',
      '--logLevel',
      'error',
    ];
    await runTool(workspace, path.join('vite', 'bin', 'vite.js'), page);
  }
  return folder;
}

async function runTool(workspace: string, program: string, args: readonly string[]): Promise<void> {
  const require = createRequire(path.join(workspace, 'package.json'));
  const [name = ''] = program.split(path.sep);
  const entry = path.join(path.dirname(require.resolve(`${name}/package.json`)), program.slice(name.length));
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
}
