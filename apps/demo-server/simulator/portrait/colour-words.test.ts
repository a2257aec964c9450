import { describe, expect, it } from 'vitest';
import { colourFromWords } from './colour-words.ts';

describe('colours in a prompt', () => {
  it('belong to the thing they stand before', () => {
    const prompt = 'a girl with long silver hair and green eyes in a red dress, dark skin';
    expect(colourFromWords(prompt, 'hair')).toBe('#c3c9d6');
    expect(colourFromWords(prompt, 'eyes')).toBe('#3f9a62');
    expect(colourFromWords(prompt, 'clothes')).toBe('#c8323f');
    expect(colourFromWords(prompt, 'skin')).toBe('#6f432f');
  });

  it('are not taken from another part of the list', () => {
    expect(colourFromWords('red, dress', 'clothes')).toBeUndefined();
    expect(colourFromWords('blue eyes', 'hair')).toBeUndefined();
  });

  it('may stand one or two words away', () => {
    expect(colourFromWords('blonde wavy hair', 'hair')).toBe('#e5c177');
    expect(colourFromWords('red-haired woman', 'hair')).toBe('#b8372f');
  });
});
