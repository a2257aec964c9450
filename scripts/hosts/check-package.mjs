import { readFile } from 'node:fs/promises';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runBin } from '../lib/run-command.mjs';

/** What a bundler, and each of TypeScript's ways to resolve modules but the oldest, makes of a packed package. */
export async function checkPackage(tarball, step) {
  await step('is packed as bundlers and Node want it (publint)', async () => {
    const { buffer, byteOffset, byteLength } = await readFile(tarball);
    const pack = { tarball: buffer.slice(byteOffset, byteOffset + byteLength) };
    const { messages, pkg } = await publint({ pack, strict: true });
    if (messages.length > 0) throw messages.map((message) => formatMessage(message, pkg)).join('\n');
  });
  // Only TypeScript's `node10` knows no subpaths of packages; a stylesheet has no types.
  const options = ['--profile', 'node16', '--exclude-entrypoints', 'styles.css', '--no-emoji', '--no-color'];
  await step('has the types of what is imported and required (attw)', async () => {
    const { code, output } = await runBin('@arethetypeswrong/cli', 'attw', [tarball, ...options], {
      capture: true,
    });
    if (code !== 0) throw output;
  });
}
