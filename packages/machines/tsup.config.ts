import { defineConfig, type Options } from 'tsup';
import { keepModules } from '../../tsup.shared.ts';

const shared = { target: 'es2022', sourcemap: true, clean: false } satisfies Options;
const entry = ['src/index.ts', 'src/testing/index.ts'];

export default defineConfig([
  {
    ...shared,
    format: 'esm',
    entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/test-support/**'],
    esbuildPlugins: [keepModules],
  },
  // A class must be the same one whichever entry it came from.
  { ...shared, format: 'cjs', entry, splitting: true },
  {
    ...shared,
    format: ['esm', 'cjs'],
    entry,
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
]);
