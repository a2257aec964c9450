import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** The stylesheet as it is shipped. */
export async function compileCss() {
  const manifest = createRequire(import.meta.url).resolve('@tailwindcss/cli/package.json');
  const compiler = path.join(path.dirname(manifest), 'dist', 'index.mjs');
  const options = [compiler, '-i', 'src/styles.css', '--minify'];
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: packageFolder });
  return outweighHost(ownVariables(stdout));
}

/** A host may use Tailwind too: with its internal names ours would read and set the host's variables. */
function ownVariables(css) {
  return css.replaceAll('--tw-', '--ch-tw-');
}

/** Each utility weighs as much as a rule for an id, so that no rule of a host wins against it, whichever sheet comes last. */
function outweighHost(css) {
  return css.replaceAll('.ch\\:', ':not(#\\#).ch\\:');
}
