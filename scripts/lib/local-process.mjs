import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ScriptError } from './script-error.mjs';

/** A port of 127.0.0.1 that nobody has now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a server program and waits until its output has the words `readyWords`.
 * @param {{ name: string, command: string, args: string[], options?: import('node:child_process').SpawnOptions,
 *   stopSignal: NodeJS.Signals, readyWords: string }} server
 * @returns {Promise<{ pid: number, ended: Promise<unknown>, stop: () => Promise<void> }>}
 */
export async function startServerProcess({ name, command, args, options = {}, stopSignal, readyWords }) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-10_000)));
  let hasEnded = false;
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve((output += error.message)));
    child.once('exit', resolve);
  }).finally(() => (hasEnded = true));
  const stop = async () => {
    if (!hasEnded) child.kill(stopSignal);
    await ended;
  };
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && !hasEnded; await delay(50)) {
    if (output.includes(readyWords)) return { pid: child.pid, ended, stop };
  }
  await stop();
  throw new ScriptError(`${name} did not start:\n${output}`);
}
