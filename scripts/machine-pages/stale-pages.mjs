import { readdir, readFile } from 'node:fs/promises';
import { inProject } from '../lib/project.mjs';

export const pagesFolder = inProject('docs', 'machines');

/**
 * The pages that are not as they have to be: missing, left over, or other than the machines are.
 * @param {ReadonlyMap<string, string>} pages
 * @returns {Promise<string[]>} each with the first line that differs
 */
export async function findStalePages(pages, folder = pagesFolder) {
  const stored = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.md'));
  const stale = stored.filter((file) => !pages.has(file)).map((file) => `${file}: no machine has it`);
  for (const [file, text] of pages) {
    const found = await readFile(`${folder}/${file}`, 'utf8').catch(() => null);
    if (found === null) stale.push(`${file}: missing`);
    else if (found !== text) stale.push(`${file}: ${firstDifference(found, text)}`);
  }
  return stale;
}

function firstDifference(found, text) {
  const wanted = text.split('\n');
  const lines = found.split('\n');
  const index = wanted.findIndex((line, place) => line !== lines[place]);
  if (index < 0) return `line ${wanted.length + 1} is too much`;
  return `line ${index + 1} should be ${wanted[index]?.trim() ?? 'nothing'}`;
}
