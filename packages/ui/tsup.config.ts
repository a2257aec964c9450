import { defineConfig, type Options } from 'tsup';
import { keepModules } from '../../tsup.shared.ts';

const shared = {
  target: 'es2022',
  sourcemap: true,
  clean: false,
  // As written: escaped, the texts of most languages would be twice as long.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
} satisfies Options;
const modules = { ...shared, format: 'esm', outDir: 'dist', esbuildPlugins: [keepModules] } satisfies Options;
const types = {
  ...shared,
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
} satisfies Options;

const page = { entry: ['src/index.ts'], banner: { js: '"use client";' } };
// One file per language, so that a host ships only those it imports.
const locales = {
  entry: ['src/locales/??-??.ts', 'src/locales/load-messages.ts'],
  outDir: 'dist/locales',
};

export default defineConfig([
  { ...modules, ...page },
  {
    ...modules,
    entry: [
      'src/**/*.{ts,tsx}',
      '!src/index.ts',
      '!src/**/*.{test,stories}.*',
      '!src/{story-support,test-support}/**',
    ],
  },
  { ...shared, ...page, format: 'cjs' },
  { ...shared, ...locales, format: 'cjs' },
  { ...types, ...page },
  { ...types, ...locales },
]);
