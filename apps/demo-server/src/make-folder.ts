import { accessSync, constants, existsSync, mkdirSync, opendirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes a folder that can be written to, with those above it. Node 20's own `recursive` tries for ever where the system
 * says that a folder which is there is not, as below /proc.
 * @throws Error of the system
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    try {
      mkdirSync(at);
    } catch (error) {
      // Another process was faster.
      if (!existsSync(at)) throw error;
    }
  }
  // Refuses what is no folder.
  opendirSync(folder).closeSync();
  accessSync(folder, constants.W_OK);
}

/**
 * Does so at the start, for the folder that a setting names.
 * @throws StartError with what a person can do about it
 */
export function makeConfiguredFolder(setting: string, folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${setting}: ${folder} cannot be written to: ${reason}. Choose another folder.`, {
      cause: error,
    });
  }
}
