import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * PostgreSQL or Redis as a program that can be killed, frozen and started again.
 * @param {{ start: () => Promise<{ pid: number, ended: Promise<unknown>, stop: () => Promise<void> }> }} prepared
 */
export async function superviseServer(prepared) {
  let running = await prepared.start();
  let frozen = [];

  const start = async () => {
    for (let tries = 0; ; tries += 1) {
      try {
        running = await prepared.start();
        return;
      } catch (error) {
        // Children of a PostgreSQL that was killed may hold its memory a moment longer.
        if (tries === 20) throw error;
        await delay(250);
      }
    }
  };
  const thaw = () => {
    for (const pid of frozen.splice(0).reverse()) signal(pid, 'SIGCONT');
  };
  return {
    async kill() {
      signal(running.pid, 'SIGKILL');
      await running.ended;
    },
    start,
    async freeze() {
      frozen = [running.pid];
      signal(running.pid, 'SIGSTOP');
      for (const pid of await childrenOf(running.pid)) {
        frozen.push(pid);
        signal(pid, 'SIGSTOP');
      }
    },
    thaw,
    async stop() {
      thaw();
      await running.stop();
    },
  };
}

async function childrenOf(pid) {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
