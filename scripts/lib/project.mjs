import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The folder that holds every workspace. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the project. */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}
