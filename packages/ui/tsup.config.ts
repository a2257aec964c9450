import { defineConfig, type Options } from 'tsup';

const shared = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  sourcemap: true,
  clean: false,
  // As written: escaped, the texts of most languages would be twice as long.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
} satisfies Options;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    banner: { js: '"use client";' },
  },
  // One file per language, so that a host ships only those it imports.
  {
    ...shared,
    entry: ['src/locales/??-??.ts', 'src/locales/load-messages.ts'],
    outDir: 'dist/locales',
  },
]);
