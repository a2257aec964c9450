import { startNext } from './next-server.mjs';
import { runHostFile, runHostScript } from './install-host.mjs';
import { forwardTo, serveFolder } from './serve-folder.mjs';
import { inEnglish, inPortuguese, visitHost } from './visit-host.mjs';

/**
 * Every kind of host, by its folder in `hosts/`, the slowest first. Each is a project of its own that knows the packages only by their
 * tarballs.
 * @type {{ name: string, test: (host: HostTest) => Promise<void> }[]}
 * @typedef {{ folder: string, browser: import('playwright').Browser, step: Function, picture: string }} HostTest
 */
export const hosts = [
  { name: 'next-app-router', test: next },
  { name: 'vite-react-19-tailwind-3', test: vite({ hostFontSize: '30px' }) },
  { name: 'vite-react-18-tailwind-4', test: vite({ hostFontSize: '30px' }) },
  { name: 'without-react', test: vite({ isOurs: false }) },
  { name: 'node', test: plainNode },
];

function vite(expected) {
  return async ({ folder, step, ...visit }) => {
    await step('builds, with its types checked', () => runHostScript(folder, 'build'));
    const serve = serveFolder(`${folder}/dist`);
    await visitHost({ ...visit, step, serve, texts: inEnglish, ...expected });
  };
}

async function next({ folder, step, ...visit }) {
  await step('builds, with its types checked', () => runHostScript(folder, 'build'));
  const server = await step('starts', () => startNext(folder));
  try {
    await step('renders on the server', async () => {
      const html = await (await fetch(server.url)).text();
      if (!html.includes('Create avatar')) throw new Error(`The button is not in the page:\n${html}`);
    });
    await visitHost({ ...visit, step, serve: forwardTo(server.url), texts: inPortuguese });
  } finally {
    await server.stop();
  }
}

async function plainNode({ folder, step }) {
  await step('imports client and machines, and makes a picture', () =>
    runHostFile(folder, 'make-avatar.mjs'),
  );
  await step('requires every package', () => runHostFile(folder, 'require.cjs'));
  await step('renders the components to a string', () => runHostFile(folder, 'render.mjs'));
}
