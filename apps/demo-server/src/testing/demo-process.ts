import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface DemoProcess {
  readonly url: string;
  /** Ends it without warning, as a power cut does. */
  kill(): Promise<void>;
}

/** The demo server as a process of its own, run from its sources; answers when it is ready. */
export async function startDemoProcess(env: Record<string, string>): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['--conditions=@charhub/source', '--import', 'tsx', 'src/main.ts'], {
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
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready: (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { url, kill };
  }
  await exited;
  throw new Error(`the server did not start:\n${complaints}`);
}
