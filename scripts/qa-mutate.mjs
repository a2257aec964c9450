import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, runNpm } from './lib/run-command.mjs';
import { projectRoot } from './lib/project.mjs';
import { runScript } from './lib/script-error.mjs';
import { findMutations, nameOf } from './qa-mutate/find-mutations.mjs';
import { pick } from './qa-mutate/pick.mjs';

// Takes something away from a copy of the project, again and again, and tells whether `npm run qa` misses it.
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    // Only those whose kind or place has this in it, such as `button removed` or `gallery-footer.tsx:57`.
    only: { type: 'string', default: '' },
    // A copy that is installed and may be used.
    in: { type: 'string' },
  },
});

await runScript(async () => {
  const copy = values.in ?? (await makeCopy());
  try {
    const all = (await findMutations(copy)).filter((each) => nameOf(each).includes(values.only));
    const picked = pick(all, { count: Number(values.count), seed: Number(values.seed) });
    console.log(`${picked.length} of ${all.length} mutations, seed ${values.seed}`);
    let escaped = 0;
    for (const mutation of picked) {
      const missed = await tryOut(copy, mutation);
      if (missed === null) escaped++;
      console.log(`${missed === null ? 'ESCAPED' : 'caught '}  ${nameOf(mutation)}`);
      if (missed !== null) console.log(`         ${missed}`);
    }
    console.log(`\n${picked.length - escaped} caught, ${escaped} escaped`);
    return escaped === 0 ? 0 : 1;
  } finally {
    if (values.in === undefined) await rm(copy, { recursive: true, force: true });
  }
});

/** What says that something is missing: a walk, else only the page of a machine; null when nothing does. */
async function tryOut(copy, { file, start, end, text }) {
  const place = path.join(copy, file);
  const content = await readFile(place, 'utf8');
  try {
    await writeFile(place, content.slice(0, start) + text + content.slice(end));
    const missed = [];
    for (const options of [['--headless'], []]) {
      const { walks, pages } = await walk(copy, ...options);
      if (walks !== null) return walks;
      if (pages !== null) missed.push(pages);
    }
    return missed[0] ?? null;
  } finally {
    await writeFile(place, content);
  }
}

/** The first that each of them says; null for nothing. */
async function walk(copy, ...options) {
  const { code, output } = await runCommand(process.execPath, ['scripts/qa.mjs', ...options], {
    cwd: copy,
    capture: true,
  });
  if (code === 0) return { walks: null, pages: null };
  const name = options.includes('--headless') ? 'headless' : 'browser';
  const said = (text) => (text === undefined ? null : `${name} ${text}`.slice(0, 240));
  const all = output.match(/✗ .*/g) ?? [output.trim().split('\n').at(-1)];
  const isPage = (text) => text.startsWith('✗ docs/machines/');
  return { walks: said(all.find((text) => !isPage(text))), pages: said(all.find(isPage)) };
}

async function makeCopy() {
  const copy = await mkdtemp(path.join(tmpdir(), 'qa-mutate-'));
  const left = new Set(['node_modules', 'dist', '.git', '.turbo', 'artifacts', 'storybook-static']);
  await cp(projectRoot, copy, { recursive: true, filter: (from) => !left.has(path.basename(from)) });
  await runNpm(['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: copy, capture: true });
  return copy;
}
