import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const shared = ['react', 'react-dom', 'react/jsx-runtime'];
const notOurs = ['xstate', '@xstate/react', '@radix-ui/*', '@charhub/machines', '@charhub/api-client/*'];

const pages = {
  everything: `export * from './src/index.ts'`,
  avatar: `export { AvatarGenerationModal, GenerationProvider } from './src/index.ts'`,
  provider: `export { GenerationProvider } from './src/index.ts'`,
};

/** Prints the bytes, compressed, that a host adds for each of these pages, and which files they come from. */
const bundles = Object.entries(pages).map(async ([name, contents]) => {
  const [all, ours] = await Promise.all([
    bundle(contents, shared),
    bundle(contents, [...shared, ...notOurs]),
  ]);
  return [name, { all: all.bytes, ours: ours.bytes, files: all.files }];
});
const measured = { css: await measureCss(), ...Object.fromEntries(await Promise.all(bundles)) };
process.stdout.write(JSON.stringify(measured, null, 2));

async function bundle(contents, external) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: packageFolder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@charhub/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: packageFolder,
    external,
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { bytes: compressed(outputFiles[0].contents), files: files.map(([file]) => file) };
}

async function measureCss() {
  const manifest = createRequire(import.meta.url).resolve('@tailwindcss/cli/package.json');
  const compiler = path.join(path.dirname(manifest), 'dist', 'index.mjs');
  const compile = promisify(execFile);
  const options = [compiler, '-i', 'src/styles.css', '--minify'];
  const { stdout } = await compile(process.execPath, options, { cwd: packageFolder });
  return compressed(stdout);
}

function compressed(content) {
  return gzipSync(content, { level: 9 }).length;
}
