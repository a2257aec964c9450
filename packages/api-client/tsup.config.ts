import { defineConfig } from 'tsup';

// The rules are an entry only to be a chunk of their own: who uses them does not load the schemas.
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/contract/index.ts',
    'src/contract/rules.ts',
    'src/testing/index.ts',
    'src/testing/charhub-back-end/index.ts',
  ],
  format: ['esm', 'cjs'],
  // Also in CommonJS: a class must be the same one whichever entry it came from.
  splitting: true,
  target: 'es2022',
  sourcemap: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
