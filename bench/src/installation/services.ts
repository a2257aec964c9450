import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const addresses = z.object({ postgres: z.string(), redis: z.string() });

export interface Services {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL and a Redis of their own; null where one of them is not installed. */
export async function startServices(): Promise<Services | null> {
  const program = fileURLToPath(new URL('services.mjs', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += String(text);
    if (output.includes('\n')) break;
  }
  const found = addresses.safeParse(output === '' ? null : JSON.parse(output));
  if (found.success) return { postgresUrl: found.data.postgres, redisUrl: found.data.redis, stop };
  await stop();
  return null;
}

/** Told where a side is left out. */
export const servicesMissing =
  'PostgreSQL or Redis is not installed (Debian and Ubuntu: apt-get install postgresql redis-server), so the side on Redis was left out.';
