import { describe, expect, it } from 'vitest';
import { neighbour } from './grid-keys.ts';

/** Rows of three: a b c / d e, then f g h / i. */
const groups = [
  ['a', 'b', 'c', 'd', 'e'],
  ['f', 'g', 'h', 'i'],
];
const walk = (from: string, keys: readonly string[], isRightToLeft = false) =>
  keys.map((key) => neighbour(groups, from, key, { columns: 3, isRightToLeft }));

describe('the keys of a grid', () => {
  it('lead forward and back, from one grid into the next', () => {
    expect(walk('e', ['ArrowRight', 'ArrowLeft'])).toEqual(['f', 'd']);
    expect(walk('e', ['ArrowRight', 'ArrowLeft'], true)).toEqual(['d', 'f']);
  });

  it('lead to the ends', () => {
    expect(walk('e', ['Home', 'End'])).toEqual(['a', 'i']);
    expect([...walk('a', ['ArrowLeft', 'ArrowUp']), ...walk('i', ['ArrowRight', 'ArrowDown'])]).toEqual(
      Array(4).fill(null),
    );
  });

  it.each([
    ['a', 'ArrowDown', 'd'],
    ['c', 'ArrowDown', 'e'],
    ['d', 'ArrowDown', 'f'],
    ['e', 'ArrowDown', 'g'],
    ['g', 'ArrowUp', 'e'],
    ['h', 'ArrowUp', 'e'],
    ['f', 'ArrowUp', 'd'],
    ['i', 'ArrowUp', 'f'],
  ])('lead from %s by %s to %s, as the tiles lie', (from, key, to) => {
    expect(walk(from, [key])).toEqual([to]);
  });

  it('that mean nothing lead nowhere', () => {
    expect(walk('a', ['x', 'Enter'])).toEqual([null, null]);
  });
});
