import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtinResolvers, makeFsImporter, parse } from 'react-docgen';
import { describe, expect, test } from 'vitest';
import { inProject } from './lib/project.mjs';

const sources = inProject('packages', 'ui', 'src');

/** Names and files of the components that `@charhub/ui` exports. */
function publicComponents(index = path.join(sources, 'index.ts')) {
  const exported = readFileSync(index, 'utf8').matchAll(/^export \{([^}]*)\} from '(\.[^']+)';/gm);
  return [...exported].flatMap(([, names, from]) => {
    const file = path.join(path.dirname(index), from);
    if (path.basename(file) === 'index.ts') return publicComponents(file);
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => file.endsWith('.tsx') && /^[A-Z][a-z]\w*$/.test(name))
      .map((name) => ({ name, file }));
  });
}

/** What Storybook reads of a component: by the same parser, set up alike. */
function documentation({ name, file }) {
  const found = parse(readFileSync(file, 'utf8'), {
    filename: file,
    resolver: new builtinResolvers.FindExportedDefinitionsResolver(),
    importer,
  });
  return found.find(({ displayName }) => displayName === name);
}
const importer = makeFsImporter();

/** The components whose stories ask for a page. */
function documentedByStories() {
  const documented = [];
  for (const file of readdirSync(sources, { recursive: true })) {
    if (!file.endsWith('.stories.tsx')) continue;
    const story = readFileSync(path.join(sources, file), 'utf8');
    if (/^ {2}tags: \[.*'autodocs'/m.test(story))
      documented.push(/^ {2}component: (\w+),$/m.exec(story)?.[1]);
  }
  return documented;
}

const components = publicComponents();

test('the public components are found', () => {
  expect(components.length).toBeGreaterThanOrEqual(20);
});

test('each public component has one page in Storybook, and no page is without a component', () => {
  const documented = documentedByStories();
  expect(documented).not.toContain(undefined);
  expect(new Set(documented).size).toBe(documented.length);
  const missing = components.filter(({ name }) => !documented.includes(name));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

describe.each(components)('the page of $name', (component) => {
  const docs = documentation(component);

  test('says what it is for', () => {
    expect(docs?.description).toMatch(/\w+/);
  });

  test('has every prop, each with its meaning and its type', () => {
    // Types that could not be followed would leave props out.
    expect(docs?.composes).toBeUndefined();
    const props = Object.entries(docs?.props ?? {});
    expect(props.length).toBeGreaterThan(0);
    for (const [name, { description, tsType }] of props) {
      expect(description, `what ${name} means`).toMatch(/\w+/);
      expect(tsType, `the type of ${name}`).toBeDefined();
    }
  });
});
