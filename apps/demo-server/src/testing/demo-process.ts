import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface DemoProcess {
  /** Empty for a worker. */
  readonly url: string;
  /** Ends it without warning, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an orchestrator does; answers with its exit code. */
  stop(): Promise<number | null>;
  /** What it has logged so far. */
  log(): string;
}

/** The demo server, or its API or worker alone, as a process of its own, run from its sources; answers when it is ready. */
export async function startDemoProcess(
  env: Record<string, string>,
  entry: 'main' | 'api' | 'worker' = 'main',
): Promise<DemoProcess> {
  const source = `src/${entry}.ts`;
  const child = spawn(process.execPath, ['--conditions=@charhub/source', '--import', 'tsx', source], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    return child.exitCode;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^ready: (?:worker|(http:\S+))$/.exec(line);
    if (ready !== null) return { url: ready[1] ?? '', kill, stop, log: () => complaints };
  }
  await exited;
  throw new Error(`the server did not start:\n${complaints}`);
}
