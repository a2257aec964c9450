import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const preload = fileURLToPath(new URL('preload.mjs', import.meta.url));

/**
 * A Node process of the system under test.
 * @param {{ entry: string, env: Record<string, string>, readyWords: RegExp, logFile: string }} what
 */
export function startNodeProcess({ entry, env, readyWords, logFile }) {
  const child = spawn(process.execPath, ['--import', preload, entry], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let tail = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    tail = (tail + text).slice(-4000);
    log.write(text);
  });
  child.on('error', () => undefined);
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      log.end();
      resolve({ code, signal });
    });
  });
  const ready = new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const found = readyWords.exec(output);
      if (found !== null) resolve(found[1] ?? '');
    });
    void exited.then(({ code, signal }) =>
      reject(new Error(`ended with ${code ?? signal} before it was ready:\n${tail}`)),
    );
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid,
    ready,
    exited,
    tail: () => tail,
    /** Tells the preload what becomes of its machine. */
    tell: (change) => child.connected && child.send(change, () => undefined),
    signal: (signal) => child.exitCode === null && child.signalCode === null && child.kill(signal),
  };
}
