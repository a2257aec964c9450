import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureInstalled, findOutdatedPackages } from './ensure-installed.mjs';
import { runNpm } from './run-command.mjs';

const lock = {
  packages: {
    '': { version: '0.0.0' },
    'packages/ui': { version: '0.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'packages/ui/node_modules/b': { version: '2.0.0' },
    'node_modules/@for/another-platform': { version: '3.0.0', optional: true },
    'node_modules/@charhub/ui': { link: true },
  },
};

test('finds everything outdated when nothing is installed', () => {
  expect(findOutdatedPackages(lock, null)).toEqual([
    'node_modules/a',
    'packages/ui/node_modules/b',
    'node_modules/@charhub/ui',
  ]);
});

test('finds packages of another version', () => {
  const installed = {
    packages: {
      'node_modules/a': { version: '1.0.1' },
      'packages/ui/node_modules/b': { version: '2.0.0' },
      'node_modules/@charhub/ui': {},
    },
  };
  expect(findOutdatedPackages(lock, installed)).toEqual(['node_modules/a']);
});

test('installs a version that is newer than what npm remembers of its package', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ensure-installed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const registry = await startRegistry();
  vi.stubEnv('npm_config_registry', registry.url);
  vi.stubEnv('npm_config_cache', path.join(folder, 'cache'));
  onTestFinished(() => vi.unstubAllEnvs());

  for (const version of ['1.0.0', '2.0.0']) {
    registry.publish(version, await pack(folder, version));
    const root = path.join(folder, `project-${version}`);
    await write(root, 'package.json', { name: 'project', dependencies: { lamp: version } });
    await write(root, 'package-lock.json', {
      name: 'project',
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', dependencies: { lamp: version } },
        'node_modules/lamp': { version, integrity: registry.integrity(version) },
      },
    });
    await ensureInstalled(root);
    const installed = await readFile(path.join(root, 'node_modules/lamp/package.json'), 'utf8');
    expect(JSON.parse(installed)).toMatchObject({ version });
  }
});

async function write(folder, name, content) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), JSON.stringify(content));
}

/** The tarball of a package named `lamp`. */
async function pack(folder, version) {
  const source = path.join(folder, `lamp-${version}`);
  await write(source, 'package.json', { name: 'lamp', version });
  await runNpm(['pack'], { cwd: source, capture: true });
  return readFile(path.join(source, `lamp-${version}.tgz`));
}

/** Knows the package `lamp`. npm remembers what it answered and is to ask whether that still holds. */
async function startRegistry() {
  const tarballs = new Map();
  const integrity = (version) =>
    `sha512-${createHash('sha512').update(tarballs.get(version)).digest('base64')}`;
  const server = createServer((request, response) => {
    const version = /([^/]+)\.tgz$/.exec(request.url)?.[1];
    if (version !== undefined) {
      response.end(tarballs.get(version));
      return;
    }
    const versions = [...tarballs.keys()].map((each) => [
      each,
      { name: 'lamp', version: each, dist: { tarball: `${url}${each}.tgz`, integrity: integrity(each) } },
    ]);
    response.setHeader('cache-control', 'max-age=0');
    response.setHeader('content-type', 'application/vnd.npm.install-v1+json');
    response.end(JSON.stringify({ name: 'lamp', versions: Object.fromEntries(versions) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${server.address().port}/`;
  return { url, integrity, publish: (version, tarball) => void tarballs.set(version, tarball) };
}
