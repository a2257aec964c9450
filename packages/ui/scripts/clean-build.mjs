import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// tsup would do it once for each of its configurations, which run at the same time in one folder.
const output = fileURLToPath(new URL('../dist/', import.meta.url));
const files = await readdir(output).catch(() => []);
await Promise.all(
  // The stylesheet is another step's.
  files.filter((file) => file !== 'styles.css').map((file) => rm(output + file, { recursive: true })),
);
