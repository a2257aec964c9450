import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { importZones, restrictedPackages, testFiles } from './scripts/lib/import-directions.mjs';

const scripts = ['**/*.{js,mjs}'];
const sources = ['**/*.{ts,tsx}', ...scripts];
const withDefaultExport = [
  '**/*.config.{ts,js,mjs}',
  '**/.storybook/*.{ts,tsx}',
  '**/*.stories.tsx',
  '**/playwright-reporter.mjs',
  'apps/demo-server/e2e/support/seed-data.ts',
];

const paths = (options) => ['error', { basePath: import.meta.dirname, zones: importZones(options) }];
const packages = (groups, message) => ['error', { patterns: [{ group: groups, message }] }];

export default defineConfig(
  globalIgnores([
    '**/dist',
    // Projects of their own, with dependencies that are not installed here; their build checks their types.
    'hosts',
    '**/artifacts',
    '**/storybook-static',
    '**/.turbo',
    '**/test-results',
    '**/.demo-data',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    // The rules that need types are in .oxlintrc.json: they take a tenth of the time there.
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: sources,
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          conditionNames: ['@charhub/source', 'import', 'default'],
          extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
        }),
      ],
    },
    rules: {
      eqeqeq: 'error',
      'import-x/no-restricted-paths': paths({ tests: false }),
      'import-x/no-default-export': 'error',
    },
  },
  {
    files: testFiles,
    rules: { 'import-x/no-restricted-paths': paths({ tests: true }) },
  },
  ...restrictedPackages.flatMap(({ files, ignores = [], groups, message, inTests = [] }) => [
    { files, ignores, rules: { 'no-restricted-imports': packages(groups, message) } },
    {
      files: files.map((pattern) => [pattern, '**/*.{test,stories,test-d}.{ts,tsx}']),
      ignores,
      rules: {
        'no-restricted-imports': packages(
          groups.filter((group) => !inTests.includes(group)),
          message,
        ),
      },
    },
  ]),
  { files: withDefaultExport, rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['{packages/ui,apps/storybook,apps/demo-server/web,apps/host-app/web}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['apps/*/e2e/**/*.ts'],
    // Playwright reads from a fixture's pattern which others it needs, also when it needs none.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  { files: scripts, languageOptions: { globals: globals.node } },
  // Some of their functions run in the page.
  { files: ['scripts/board/*.mjs'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/hosts/visit-host.mjs'], languageOptions: { globals: globals.browser } },
);
