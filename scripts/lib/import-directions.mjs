import path from 'node:path';

const contract = 'packages/api-client/src/contract';
const clientTesting = 'packages/api-client/src/testing';
const machinesTesting = 'packages/machines/src/testing';

/**
 * Which folders each folder may import from besides itself (ARCHITECTURE.md, "The parts"); tests and stories
 * may use scripted parts beyond that.
 */
const directions = [
  { folder: 'workflows', imports: [] },
  { folder: 'packages/api-client', imports: [] },
  { folder: 'packages/api-client/src/contract', imports: [] },
  { folder: 'packages/machines', imports: [contract], inTests: [clientTesting] },
  {
    folder: 'packages/ui',
    imports: [contract, 'packages/machines'],
    hidden: [machinesTesting],
    inTests: [clientTesting],
  },
  { folder: 'apps/demo-server/src', imports: [contract, 'workflows', 'apps/demo-server/simulator'] },
  { folder: 'apps/demo-server/simulator', imports: [contract, 'workflows', 'apps/demo-server/src'] },
  { folder: 'apps/demo-server/web', imports: ['packages/api-client', 'packages/machines', 'packages/ui'] },
  { folder: 'apps/demo-server/e2e', imports: [contract, 'apps/demo-server/simulator'] },
  { folder: 'apps/host-app', imports: ['packages/api-client', 'packages/machines', 'packages/ui'] },
  { folder: 'apps/storybook', imports: [contract, clientTesting, 'packages/machines', 'packages/ui'] },
];

/**
 * The directions as zones of import-x/no-restricted-paths. Paths count after resolution, so a package name
 * and a relative path to the same file are the same import.
 */
export function importZones({ tests }) {
  return directions.flatMap(({ folder, imports, hidden = [], inTests = [] }) => {
    const allowed = [folder, packagesOf(folder), ...imports, ...(tests ? inTests : [])];
    const message = `${folder} may import ${listOf(imports)} (see ARCHITECTURE.md).`;
    const zone = (from) => ({
      target: `./${folder}`,
      from: `./${from}`,
      except: allowed
        .filter((other) => isWithin(other, from))
        .map((other) => path.posix.relative(from, other) || '.'),
      message,
    });
    const roots = ['packages', 'apps', 'workflows'].filter((root) => !allowed.includes(root));
    const hiddenHere = tests
      ? []
      : hidden.map((from) => ({ target: `./${folder}`, from: `./${from}`, message }));
    return [...roots.map(zone), ...hiddenHere];
  });
}

/** Where npm puts what only this workspace has, or has in a version of its own. */
const packagesOf = (folder) => `${/^(packages|apps)\/[^/]+|^[^/]+/.exec(folder)[0]}/node_modules`;
const isWithin = (folder, root) => folder === root || folder.startsWith(`${root}/`);
const listOf = (folders) => (folders.length === 0 ? 'nothing of another part' : `only ${folders.join(', ')}`);

export const testFiles = ['**/*.{test,stories,test-d}.{ts,tsx}', '**/story-support/**', '**/test-support/**'];

const react = ['react', 'react/*', 'react-dom', 'react-dom/*', '@xstate/react', '@radix-ui/*'];
const node = ['node:*'];
const state = ['xstate', 'xstate/*', '@xstate/*'];

/** Packages that a part must not know; `inTests` says that its tests may. */
export const restrictedPackages = [
  {
    files: ['packages/machines/src/**/*.ts'],
    groups: [...react, ...node, 'axios'],
    message: 'Machines know no React, no DOM, no HTTP and no Node.',
    inTests: node,
  },
  {
    files: ['packages/api-client/src/**/*.ts'],
    ignores: ['packages/api-client/src/testing/charhub-back-end/**'],
    groups: [...react, ...state, ...node],
    message: 'The client runs in any browser and knows no component and no machine.',
    inTests: node,
  },
  {
    files: ['packages/api-client/src/testing/charhub-back-end/**/*.ts'],
    groups: [...react, ...state, 'axios'],
    message: 'The double of a back end is a server: it knows no client.',
  },
  {
    files: ['packages/api-client/src/contract/**/*.ts'],
    groups: [...react, ...state, ...node, 'axios', 'eventsource-parser'],
    message: 'The contract does no I/O: browser and server share it.',
    inTests: node,
  },
  {
    files: ['packages/ui/src/**/*.{ts,tsx}'],
    groups: ['axios', 'axios/*', '@xstate/react', ...node],
    message:
      'Components get their client from the application, never speak HTTP, and read actors by foundations/use-selector.ts.',
    inTests: node,
  },
  {
    files: ['apps/demo-server/{src,simulator}/**/*.ts'],
    groups: [...react, ...state],
    message: 'The server knows no component and no browser machine.',
  },
];
