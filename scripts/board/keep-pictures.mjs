import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparePictures } from './compare-pictures.mjs';

/**
 * Compares pictures with those of the last run and puts them in their place.
 * @param {string} folder `tiles/<view>/<story>.png` inside it is what was seen last; `changes/` what differs now
 * @param {import('./shoot-all.mjs').Shot[]} shots
 * @param {{ keepOld: boolean, storyIds: Set<string> }} options `keepOld`: what was seen before stays what is compared
 * with; `storyIds`: every story there is
 * @returns {Promise<{ changed: Change[], added: string[], removed: string[] }>} names of pictures
 * @typedef {{ name: string, pixels: number, before: string, after: string, marked: string }} Change
 */
export async function keepPictures(folder, shots, { keepOld, storyIds }) {
  await rm(path.join(folder, 'changes'), { recursive: true, force: true });
  const changed = [];
  const added = [];
  for (const { view, id, png } of shots) {
    const name = `${view}/${id}`;
    const file = path.join(folder, 'tiles', `${name}.png`);
    const old = await readFile(file).catch(() => null);
    const change = old === null ? null : comparePictures(old, png);
    if (old === null) added.push(name);
    if (change !== null) changed.push(await showChange(folder, name, { old, png, change }));
    if (old === null || (change !== null && !keepOld)) await put(file, png);
  }
  const removed = await removeGone(folder, [...new Set(shots.map(({ view }) => view))], storyIds, keepOld);
  return { changed, added, removed };
}

async function showChange(folder, name, { old, png, change }) {
  const [before, after, marked] = ['before', 'after', 'marked'].map((what) => `changes/${name}.${what}.png`);
  await put(path.join(folder, before), old);
  await put(path.join(folder, after), png);
  await put(path.join(folder, marked), change.picture);
  return { name, pixels: change.pixels, before, after, marked };
}

async function removeGone(folder, views, storyIds, keepOld) {
  const removed = [];
  for (const view of views) {
    const directory = path.join(folder, 'tiles', view);
    for (const file of await readdir(directory).catch(() => [])) {
      const id = path.basename(file, '.png');
      if (storyIds.has(id)) continue;
      removed.push(`${view}/${id}`);
      if (!keepOld) await rm(path.join(directory, file));
    }
  }
  return removed;
}

async function put(file, bytes) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
