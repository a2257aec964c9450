import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Benchmarks run for production, where npm leaves out what builds the demo. */
const asAtHome = { ...process.env, NODE_ENV: '' };

/** Runs a command to its end; rejects with the end of what it said when it fails. Resolves with the seconds it took. */
export async function timeCommand(folder: string, command: string, args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(command, args, { cwd: folder, env: asAtHome, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  }
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said}`);
  return (performance.now() - started) / 1000;
}

export interface RunningDemo {
  readonly url: string;
  /** Seconds from the command to its `ready:` line. */
  readonly seconds: number;
  stop(): Promise<void>;
}

/** `npm run demo` in a checkout that may not be installed yet, on a free port, without a browser. */
export async function startDemo(folder: string): Promise<RunningDemo> {
  const started = performance.now();
  const env = { ...asAtHome, PORT: '0', OPEN: '0', SIM_SPEED: '0' };
  // What `npm run demo` runs; npm would not pass signals on.
  const child = spawn(process.execPath, ['scripts/demo.mjs'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000);
        const address = /^ready: (http\S+)$/m.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('close', () => reject(new Error(`The demo ended before it was ready:\n${said}`)));
  });
  return {
    url,
    seconds: (performance.now() - started) / 1000,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
