import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeConfiguredFolder, makeFolder } from './make-folder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'charhub-folder-'));
  writeFileSync(join(folder, 'a-file'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a folder with those above it, once', () => {
  const path = join(folder, 'one', 'two', 'three');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

it.each([
  ['below a file', () => join(folder, 'a-file', 'below')],
  ['where there is a file', () => join(folder, 'a-file')],
  // Linux says that /proc is not there; others have none, and nobody may make it.
  ['where the system makes none', () => '/proc/none/below'],
])('says at once which setting names a folder %s', (_where, path) => {
  expect(() => makeConfiguredFolder('COMFYUI_RECORD', path())).toThrow(
    `COMFYUI_RECORD: ${path()} cannot be written to: E`,
  );
});
