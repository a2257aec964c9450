import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

// Of the package in whose folder it runs. tsup would do it once for each of a package's configurations, which run at
// the same time in one folder.
const output = path.resolve('dist');
const files = await readdir(output).catch(() => []);
await Promise.all(
  // The stylesheet is another step's.
  files
    .filter((file) => file !== 'styles.css')
    .map((file) => rm(path.join(output, file), { recursive: true })),
);
