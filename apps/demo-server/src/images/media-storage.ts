import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keeps finished pictures under keys such as `characters/<id>/avatar/avatar_<ms>.webp`. */
export interface MediaStorage {
  /** Stores whole or not at all; the same key again replaces what it holds. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under this key, or the key is not one of ours. */
  get(key: string): Promise<Buffer | null>;
  /** Does nothing when there is nothing. */
  remove(key: string): Promise<void>;
}

const MEDIA_PREFIX = '/media/';

/** The address of a stored picture, relative to the server's origin. */
export const mediaUrl = (key: string): string => MEDIA_PREFIX + key;

// Every part starts with a letter or digit: no "..", no hidden file, no absolute path, no drive.
const KEY = /^(?:[A-Za-z0-9][\w.-]*\/)+[A-Za-z0-9][\w.-]*\.webp$/;

/** A folder on disk. */
export function createDiskStorage(root: string): MediaStorage {
  const pathOf = (key: string): string | null => (KEY.test(key) ? join(root, ...key.split('/')) : null);
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      if (path === null) throw new Error(`not a media key: ${key}`);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${randomUUID()}.part`;
      await writeFile(draft, bytes);
      await rename(draft, path);
    },
    async get(key) {
      const path = pathOf(key);
      if (path === null) return null;
      try {
        return await readFile(path);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      const path = pathOf(key);
      if (path !== null) await rm(path, { force: true });
    },
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}
