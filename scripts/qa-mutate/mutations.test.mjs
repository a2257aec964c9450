import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMutations, nameOf } from './find-mutations.mjs';
import { pick } from './pick.mjs';

let root;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'mutations-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function mutated(file, content) {
  const place = path.join(root, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, content);
  const found = await findMutations(root);
  return found.map((each) => ({
    name: nameOf(each),
    after: content.slice(0, each.start) + each.text + content.slice(each.end),
  }));
}

describe('the mutations of a machine', () => {
  const file = 'packages/machines/src/door/door.machine.ts';

  it('take away transitions, alternatives and guards, one at a time', async () => {
    const found = await mutated(
      file,
      `const door = { on: { open: [{ guard: 'isKind', target: 'a' }, 'b'] } };`,
    );
    expect(found).toEqual([
      { name: `transition deleted: ${file}:1 open`, after: 'const door = { on: { } };' },
      {
        name: `transition deleted: ${file}:1 open #1`,
        after: `const door = { on: { open: [ 'b'] } };`,
      },
      {
        name: `transition deleted: ${file}:1 open #2`,
        after: `const door = { on: { open: [{ guard: 'isKind', target: 'a' },] } };`,
      },
      {
        name: `guard deleted: ${file}:1 guard: 'isKind'`,
        after: `const door = { on: { open: [{ target: 'a' }, 'b'] } };`,
      },
    ]);
  });

  it('let a guard always answer alike', async () => {
    const found = await mutated(file, 'const doorGuards = { isKind: ({ context }) => context.isKind };');
    expect(found.map(({ after }) => after)).toEqual([
      'const doorGuards = { isKind: () => true };',
      'const doorGuards = { isKind: () => false };',
    ]);
  });

  it('leave tests alone', async () => {
    expect(await mutated('packages/machines/src/door/door.test.ts', 'const a = { on: { b: 1 } };')).toEqual(
      [],
    );
  });
});

describe('the mutations of a component', () => {
  it('take away a button, and what it does', async () => {
    const file = 'packages/ui/src/door/door.tsx';
    const found = await mutated(file, 'const door = <Button onClick={open}>Open</Button>;');
    expect(found.map(({ after }) => after)).toEqual([
      'const door = <></>;',
      'const door = <Button onClick={() => undefined}>Open</Button>;',
    ]);
  });
});

describe('the choice of mutations', () => {
  const all = ['a', 'b', 'c'].flatMap((file) =>
    ['transition', 'guard', 'button'].map((kind) => ({ kind, file })),
  );

  it('takes every kind in turn, from as many files as can be', () => {
    const picked = pick(all, { count: 3, seed: 1 });
    expect(new Set(picked.map(({ kind }) => kind)).size).toBe(3);
    expect(new Set(picked.map(({ file }) => file)).size).toBe(3);
  });

  it('is the same for the same seed, and all where there are no more', () => {
    expect(pick(all, { count: 5, seed: 4 })).toEqual(pick(all, { count: 5, seed: 4 }));
    expect(new Set(pick(all, { count: 99, seed: 4 }))).toEqual(new Set(all));
  });
});
