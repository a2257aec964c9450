import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { machinePages } from './machine-pages.mjs';
import { findStalePages } from './stale-pages.mjs';

const pages = await machinePages();
const folder = await mkdtemp(path.join(tmpdir(), 'machine-pages-'));
afterAll(() => rm(folder, { recursive: true }));

describe('the pages of the machines', () => {
  it('are those in docs/machines; npm run docs:machines writes them', async () => {
    expect(await findStalePages(pages)).toEqual([]);
  });

  it('say who sends each event, and when', () => {
    const page = pages.get('image-generation.md') ?? '';
    const [, rest = ''] = page.split('## Events, and who sends them');
    const rows = rest.split('## Transitions')[0]?.split('\n') ?? [];
    expect(rows.find((line) => line.startsWith('| `dialog.close` '))).toMatch(
      /\| person, host\s+\| ✕, Escape/,
    );
    expect(rows.filter((line) => /^\| `[^`]+`\s*\|\s*\|/.test(line))).toEqual([]);
  });

  it('name each guard beside its transition', () => {
    expect(pages.get('image-generation.md')).toMatch(
      /\| `generation.submit`\s*\| `canSubmit`\s*\| `open.busy`/,
    );
  });

  it('are stale when a line differs, a page is missing or one is left over', async () => {
    await writeFile(`${folder}/a.md`, 'one\ntwo\n');
    await writeFile(`${folder}/old.md`, '');
    const wanted = new Map([
      ['a.md', 'one\nthree\n'],
      ['b.md', ''],
    ]);
    expect(await findStalePages(wanted, folder)).toEqual([
      'old.md: no machine has it',
      'a.md: line 2 should be three',
      'b.md: missing',
    ]);
  });
});
