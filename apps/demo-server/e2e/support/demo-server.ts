import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

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
