import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const Session = z.object({ token: z.string() });

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface DemoServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface DemoServerOptions {
  readonly dataDir: string;
  /** Null: the server's own simulator. */
  readonly comfyuiUrl: string | null;
}

/** Starts the built server as `npm run demo` does, on a free port. Rejects with its output when it does not get ready. */
export async function startDemoServer({ dataDir, comfyuiUrl }: DemoServerOptions): Promise<DemoServer> {
  // The embedded database is WebAssembly, and a server that lives for seconds does not repay optimising it.
  const child = spawn(process.execPath, ['--liftoff-only', main], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      SIM_SPEED: '0',
      LOG_LEVEL: 'warn',
      // The tests' web sites are on this machine.
      IMPORT_LOOPBACK: '1',
      ...(comfyuiUrl === null ? {} : { COMFYUI_URL: comfyuiUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      const address = /^ready: (http\S+)/m.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The demo server ended before it was ready:\n${output}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Takes a demo server back to its first start. */
export async function startOver(origin: string): Promise<void> {
  const session = await post(`${origin}/api/v1/demo/session`, { body: JSON.stringify({ user: 'admin' }) });
  const { token } = Session.parse(await session.json());
  await post(`${origin}/api/v1/demo/start-over`, { headers: { Authorization: `Bearer ${token}` } });
}

async function post(url: string, { headers, ...init }: RequestInit): Promise<Response> {
  const response = await fetch(url, {
    ...init,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
  return response;
}
