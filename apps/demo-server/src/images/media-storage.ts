import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keeps finished pictures under keys such as `characters/<id>/avatar/avatar_<ms>.webp`. */
export interface MediaStorage {
  /** Stores whole or not at all; the same key again replaces what it holds. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under this key, or the key is not one of ours. */
  get(key: string): Promise<Buffer | null>;
  /** Does nothing when there is nothing. */
  remove(key: string): Promise<void>;
  /** All keys below `characters/`, in no order. What is put or removed meanwhile may be among them or not. */
  keysOfCharacters(): AsyncIterable<string>;
}

const MEDIA_PREFIX = '/media/';

/** Where everything lies that a row names. */
export const CHARACTERS = 'characters/';

/** The address of a stored picture, relative to the server's origin. */
export const mediaUrl = (key: string): string => MEDIA_PREFIX + key;

/** Drafts lie where no key can point to. */
const DRAFTS = '.drafts';

// Every part starts with a letter or digit: no "..", no hidden file, no absolute path, no drive.
const KEY = /^(?:[A-Za-z0-9][\w.-]*\/)+[A-Za-z0-9][\w.-]*\.webp$/;

/** Whether a picture can be kept under this key. */
export const isMediaKey = (key: string): boolean => KEY.test(key);

/** A folder on disk, or one that several machines mount. */
export function createDiskStorage(root: string): MediaStorage {
  const pathOf = (key: string): string | null => (isMediaKey(key) ? join(root, ...key.split('/')) : null);
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      if (path === null) throw new Error(`not a media key: ${key}`);
      const draft = join(root, DRAFTS, randomUUID());
      await Promise.all([dirname(path), dirname(draft)].map((folder) => mkdir(folder, { recursive: true })));
      try {
        await writeFile(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        // A full disk takes a part of it first.
        await rm(draft, { force: true }).catch(() => undefined);
        throw error;
      }
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
    async *keysOfCharacters() {
      for await (const key of filesBelow(root, CHARACTERS)) if (isMediaKey(key)) yield key;
    },
  };
}

async function* filesBelow(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesBelow(root, `${folder}${entry.name}/`);
    else if (entry.isFile()) yield folder + entry.name;
  }
}

/** Removes drafts that a process which died left behind; younger ones may be another process' work. */
export async function removeOldDrafts(root: string, olderThanMs: number): Promise<void> {
  const folder = join(root, DRAFTS);
  for (const name of await readdir(folder).catch(() => [])) {
    const draft = join(folder, name);
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs >= olderThanMs) await rm(draft, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}
