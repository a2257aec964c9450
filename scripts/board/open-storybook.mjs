import { readFile } from 'node:fs/promises';
import { preview } from 'vite';
import { inProject } from '../lib/project.mjs';
import { runBin } from '../lib/run-command.mjs';
import { ScriptError } from '../lib/script-error.mjs';

const outDir = inProject('artifacts', 'board', 'storybook');

/** Builds the static Storybook into a folder of the board's own. */
export async function buildStorybook() {
  const { code, output } = await runBin('storybook', 'storybook', ['build', '-o', outDir, '--quiet'], {
    cwd: inProject('apps', 'storybook'),
    capture: true,
  });
  if (code !== 0) throw new ScriptError(output);
}

/** Serves it on the loopback address. */
export async function serveStorybook() {
  const server = await preview({
    root: inProject('artifacts', 'board'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * The components and their states, in the order of Storybook's sidebar.
 * @param {string[]} [wanted] parts of the components' names; none means all
 * @returns {Promise<{ component: string, stories: { id: string, name: string }[] }[]>}
 */
export async function readComponents(wanted = []) {
  const { entries } = JSON.parse(await readFile(`${outDir}/index.json`, 'utf8'));
  const components = componentsOf(Object.values(entries)).filter(
    ({ component }) =>
      wanted.length === 0 || wanted.some((part) => component.toLowerCase().includes(part.toLowerCase())),
  );
  if (components.length > 0) return components;
  throw new ScriptError(`No component is called like ${wanted.join(' or ')}.`);
}

/** The states of one dialog stand in several files; Storybook's own tools have no states to look at. */
export function componentsOf(entries) {
  const components = new Map();
  for (const { type, title, id, name, importPath } of entries) {
    if (type !== 'story' || !importPath.includes('packages/ui/')) continue;
    const [group, part = '', section] = title.split('/');
    const component = part === '' ? group : `${group}/${part}`;
    const stories = components.get(component) ?? [];
    stories.push({ id, name: section === undefined ? name : `${section}: ${name}` });
    components.set(component, stories);
  }
  return [...components].map(([component, stories]) => ({ component, stories }));
}
