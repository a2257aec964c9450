import { expect, test } from 'vitest';
import { findOutdatedPackages } from './ensure-installed.mjs';

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
