import { spawn } from 'node:child_process';
import path from 'node:path';

/** Starts the built host on a free port. */
export function startNext(folder) {
  const program = path.join(folder, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [program, 'start', '-H', '127.0.0.1', '-p', '0'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };

  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (text) => {
      output += text;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined && /Ready/.test(output)) resolve({ url: `http://127.0.0.1:${port}`, stop });
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    void exited.then((code) => reject(new Error(`Next ended with code ${code}:\n${output}`)));
  });
}
