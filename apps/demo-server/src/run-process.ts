import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { createConfiguredRunner } from './create-configured-runner.ts';
import { DataDirInUseError } from './db/data-dir-lock.ts';
import { surviveUnaskedReplies } from './queue/unasked-replies.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';

/**
 * This process' whole life: reads the settings, starts, says that it is ready, and ends in order at SIGTERM or SIGINT.
 * A second signal ends it at once. `role` overrules `ROLE`.
 */
export async function runProcess(role?: Config['role']): Promise<void> {
  surviveUnaskedReplies((error) => {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  });
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  try {
    const config = loadConfig(role === undefined ? process.env : { ...process.env, ROLE: role });
    const server = await Promise.race([start(config), stopped]);
    if (server === undefined) process.exit(0);
    process.stdout.write(server.url === null ? 'ready: worker\n' : `ready: ${server.url}\n`);
    await stopped;
    await server.close();
    process.exit(0);
  } catch (error) {
    const isExpected =
      error instanceof ConfigError || error instanceof StartError || error instanceof DataDirInUseError;
    process.stderr.write(`${isExpected ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

function start(config: Config): Promise<RunningServer> {
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  if (builtPage() === null && config.role !== 'worker') {
    logger.warn('The page is not built, so only the API is served. Run: npm run build');
  }
  return startServer(config, { logger, webRoot: builtPage(), createRunner: createConfiguredRunner });
}

/** Beside the bundle, or in the bundle's folder when run from sources. */
function builtPage(): string | null {
  const folders = ['./web/', '../dist/web/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return folders.find((folder) => existsSync(`${folder}index.html`)) ?? null;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
