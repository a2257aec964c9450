import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from './lib/project.mjs';

const page = readFileSync(inProject('docs', 'embedding-charhub.md'), 'utf8');
const shown = [...page.matchAll(/<!-- (apps\/host-app\/\S+) -->\n\n```tsx?\n([\s\S]*?)\n```/g)].map(
  ([, file, code]) => ({ file, code }),
);

describe('what the CharHub guide tells people to copy', () => {
  it('is four files', () => {
    expect(shown.map(({ file }) => file)).toHaveLength(4);
  });

  it.each(shown)('is what is tested in the host app: $file', ({ file, code }) => {
    expect(code).toBe(readFileSync(inProject(file), 'utf8').trimEnd());
  });
});
