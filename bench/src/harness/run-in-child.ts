import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('run-one.ts', import.meta.url));

/** Runs one benchmark; answers with why it failed, or null. */
export async function runInChild(
  name: string,
  options: readonly string[],
  limitSeconds: number,
): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--conditions=@charhub/source', '--import', 'tsx', program, name, ...options],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
      // It starts servers and browsers, which have to end with it.
      detached: process.platform !== 'win32',
    },
  );
  const end = () => endGroup(child.pid);
  for (const signal of signals) process.once(signal, end);
  let isTooLate = false;
  const timer = setTimeout(() => {
    isTooLate = true;
    end();
  }, limitSeconds * 1000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  for (const signal of signals) process.off(signal, end);
  end();
  if (isTooLate) return `did not end within ${limitSeconds} s`;
  return code === 0 ? null : `ended with ${code === null ? 'a signal' : `exit code ${code}`}`;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endGroup(pid: number | undefined) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
