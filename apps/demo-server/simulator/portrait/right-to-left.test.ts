import { describe, expect, it } from 'vitest';
import { visualOrder } from './right-to-left.ts';

describe('the order of characters on paper', () => {
  it('is that of the text for scripts that run to the right', () => {
    expect(visualOrder('Девушка, 20 years')).toBe('Девушка, 20 years');
  });

  it('joins Arabic letters and runs to the left', () => {
    // seen, lam-alef apart, meem: initial, final and isolated shapes
    expect(visualOrder('سلم')).toBe('\ufee2\ufee0\ufeb3');
  });

  it('keeps other scripts the right way round within a line that runs to the left', () => {
    expect(visualOrder('שלום abc')).toBe('abc םולש');
  });

  it('turns only the words that run to the left in other lines', () => {
    expect(visualOrder('abc שלום def')).toBe('abc םולש def');
  });
});
