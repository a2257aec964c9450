import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

const rules = read('README.md')
  .split('\n')
  .map((line) => /^\| (?<rule>[^|]+?) +\| `(?<file>[\w.-]+)` (?<test>[^|]+?) *\|$/.exec(line)?.groups)
  .filter((found) => found !== undefined);

it('lists rules', () => {
  expect(rules.length).toBeGreaterThan(30);
});

it.each(rules)('$rule', ({ file = '', test = '' }) => {
  expect(read(file)).toContain(`'${test}'`);
});
