import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = (path: string): URL => new URL(path, import.meta.url);

/** A dump of a migrated and seeded database: starting from it takes a tenth of starting from nothing. */
export const databaseTemplate = {
  /** Named after everything that it is made of, so that an old one is never taken for a new one. */
  async path(): Promise<string> {
    const hash = createHash('sha256');
    const files = await readdir(source('../db/migrations/'), { recursive: true, withFileTypes: true });
    const migrations = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`);
    for (const path of [...migrations.sort(), source('../db/demo-data.ts'), source('../../package.json')]) {
      hash.update(await readFile(path));
    }
    return fileURLToPath(
      source(`../../node_modules/.cache/test-database/${hash.digest('hex').slice(0, 16)}.tar`),
    );
  },
};
