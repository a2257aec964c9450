import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  sourcemap: true,
  clean: ['dist/*.js', 'dist/*.cjs', 'dist/*.d.*', 'dist/*.map'],
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  banner: { js: '"use client";' },
});
