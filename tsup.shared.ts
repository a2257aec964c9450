import type { Options } from 'tsup';

/**
 * Writes one file for each source, as they lie in `src`. In a bundle of them a host's bundler cannot tell whose side
 * effects are whose, and keeps the machines and texts of dialogs that the host does not show.
 */
export const keepModules: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'keep-modules',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.tsx?$/, '.js'), external: true },
    );
  },
};
