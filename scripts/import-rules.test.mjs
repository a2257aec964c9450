import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { inProject, projectRoot } from './lib/project.mjs';

const eslint = new ESLint({
  cwd: projectRoot,
  overrideConfig: {
    // The rules under test need no types, and the snippets are not the files they stand in for.
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false } },
  },
  ruleFilter: ({ ruleId }) => /^(no-restricted-|import-x\/)/.test(ruleId),
});

async function lint(file, code) {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: inProject(file) });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const direction = ['import-x/no-restricted-paths'];
const foreign = ['no-restricted-imports'];

const refused = [
  ['machines import components', 'packages/machines/src/x.ts', "import '@charhub/ui';", direction],
  [
    'machines import the HTTP client',
    'packages/machines/src/x.ts',
    "import '@charhub/api-client';",
    direction,
  ],
  [
    'machines import the scripted client outside tests',
    'packages/machines/src/x.ts',
    "import '@charhub/api-client/testing';",
    direction,
  ],
  ['machines know React', 'packages/machines/src/x.ts', "import type { ReactNode } from 'react';", foreign],
  ['machines know React through XState', 'packages/machines/src/x.ts', "import '@xstate/react';", foreign],
  ['machines speak HTTP', 'packages/machines/src/x.ts', "import 'axios';", foreign],
  ['machine tests know React', 'packages/machines/src/x.test.ts', "import 'react';", foreign],
  ['components import the HTTP client', 'packages/ui/src/x.tsx', "import '@charhub/api-client';", direction],
  [
    'components import a type of the HTTP client',
    'packages/ui/src/x.tsx',
    "import type {} from '@charhub/api-client';",
    direction,
  ],
  ['components import test parts', 'packages/ui/src/x.tsx', "import '@charhub/machines/testing';", direction],
  ['components speak HTTP', 'packages/ui/src/x.tsx', "import 'axios';", foreign],
  [
    'components bring a second way to read actors',
    'packages/ui/src/x.tsx',
    "import '@xstate/react';",
    foreign,
  ],
  [
    'components reach into the server by path',
    'packages/ui/src/x.tsx',
    "import '../../../apps/demo-server/src/comfyui/comfy-runner.types.ts';",
    direction,
  ],
  ['the client imports machines', 'packages/api-client/src/x.ts', "import '@charhub/machines';", direction],
  ['the client knows React', 'packages/api-client/src/x.ts', "import 'react';", foreign],
  [
    'the contract imports the client',
    'packages/api-client/src/contract/x.ts',
    "import '../index.ts';",
    direction,
  ],
  ['the contract speaks HTTP', 'packages/api-client/src/contract/x.ts', "import 'axios';", foreign],
  ['the server imports components', 'apps/demo-server/src/x.ts', "import '@charhub/ui';", direction],
  [
    'the server imports the HTTP client',
    'apps/demo-server/src/x.ts',
    "import '@charhub/api-client';",
    direction,
  ],
  ['the server imports the page', 'apps/demo-server/src/x.ts', "import '../web/vite.config.ts';", direction],
  ['the server knows machines', 'apps/demo-server/src/x.ts', "import 'xstate';", foreign],
  [
    'the page imports the server',
    'apps/demo-server/web/x.tsx',
    "import '../src/comfyui/comfy-runner.types.ts';",
    direction,
  ],
  ['graphs import a package', 'workflows/src/x.ts', "import '@charhub/api-client/contract';", direction],
  [
    'Storybook imports the HTTP client',
    'apps/storybook/src/x.ts',
    "import '@charhub/api-client';",
    direction,
  ],
  ['a re-export goes the wrong way', 'packages/machines/src/x.ts', "export * from '@charhub/ui';", direction],
  [
    'a dynamic import goes the wrong way',
    'packages/machines/src/x.ts',
    "void import('@charhub/ui');",
    direction,
  ],
  [
    'a file has a default export',
    'packages/ui/src/x.tsx',
    'export default 1;',
    ['import-x/no-default-export'],
  ],
];

test.each(refused)('refuses that %s', async (_, file, code, expected) => {
  expect(await lint(file, code)).toEqual(expected);
});

const allowed = [
  ['machines import the contract', 'packages/machines/src/x.ts', "import '@charhub/api-client/contract';"],
  [
    'machine tests import the scripted client',
    'packages/machines/src/x.test.ts',
    "import '@charhub/api-client/testing';",
  ],
  ['components import machines', 'packages/ui/src/x.tsx', "import '@charhub/machines';"],
  ['components import the contract', 'packages/ui/src/x.tsx', "import '@charhub/api-client/contract';"],
  ['stories import test parts', 'packages/ui/src/x.stories.tsx', "import '@charhub/api-client/testing';"],
  ['stories have a default export', 'packages/ui/src/x.stories.tsx', 'export default {};'],
  ['the client speaks HTTP', 'packages/api-client/src/x.ts', "import 'axios';"],
  ['the server imports the contract', 'apps/demo-server/src/x.ts', "import '@charhub/api-client/contract';"],
  ['the server imports graphs', 'apps/demo-server/src/x.ts', "import '@charhub/workflows';"],
  ['the page imports the client', 'apps/demo-server/web/x.tsx', "import '@charhub/api-client';"],
  ['the page imports components', 'apps/demo-server/web/x.tsx', "import '@charhub/ui';"],
  ['configurations have a default export', 'packages/ui/vitest.config.ts', 'export default {};'],
];

test.each(allowed)('allows that %s', async (_, file, code) => {
  expect(await lint(file, code)).toEqual([]);
});
