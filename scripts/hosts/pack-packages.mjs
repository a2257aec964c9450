import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { withProgressLine } from '../lib/progress-line.mjs';
import { inProject } from '../lib/project.mjs';
import { runNpm } from '../lib/run-command.mjs';
import { ScriptError } from '../lib/script-error.mjs';
import { runTurbo } from '../lib/turbo.mjs';

const names = ['api-client', 'machines', 'ui'];

/**
 * Builds the packages and packs them as they would be published.
 * @returns {Promise<{ name: string, tarball: string }[]>}
 */
export async function packPackages(folder) {
  const build = await withProgressLine('Building the packages', () =>
    runTurbo(['build', '--filter=./packages/*', '--output-logs=errors-only'], { capture: true }),
  );
  if (build.code !== 0) throw new ScriptError(`${build.output}\nThe packages could not be built.`);

  const tarballs = path.join(folder, 'tarballs');
  await mkdir(tarballs);
  return Promise.all(
    names.map(async (name) => {
      const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', tarballs];
      const { code, output } = await runNpm(args, { cwd: inProject('packages', name), capture: true });
      const file = /"filename": "([^"]+)"/.exec(output)?.[1];
      if (code !== 0 || file === undefined) throw new ScriptError(`${output}\n${name} could not be packed.`);
      return { name: `@charhub/${name}`, tarball: path.join(tarballs, path.basename(file)) };
    }),
  );
}
