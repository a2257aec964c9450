import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { chromiumArguments } from './chromium-arguments.mjs';

it('turns off whatever this version of Playwright does', async () => {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const source = await readFile(path.join(path.dirname(manifest), 'lib/coreBundle.js'), 'utf8');
  const list = /disabledFeatures = \[(.*?)\]/s.exec(source)?.[1] ?? '';
  const features = [...list.matchAll(/^\s*"(\w+)"/gm)].map((match) => match[1]);
  expect(features).toContain('PaintHolding');
  const [, ours] = chromiumArguments.find((each) => each.startsWith('--disable-features='))?.split('=') ?? [];
  expect(ours?.split(',')).toEqual(expect.arrayContaining(features));
});
