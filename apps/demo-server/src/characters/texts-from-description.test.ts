import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsFromDescription } from './texts-from-description.ts';

const read = (description: string) => textsFromDescription(description, description);

describe('a description', () => {
  it.each([
    [
      'Mira Vale, a 24-year-old elf with silver hair',
      { firstName: 'Mira', lastName: 'Vale', age: 24, species: 'Elf' },
    ],
    ['Orin is an old man who keeps a library', { firstName: 'Orin', lastName: null, gender: 'MALE' }],
    ['A tall woman named Ilse, realistic style', { firstName: 'Ilse', gender: 'FEMALE', style: 'REALISTIC' }],
    ['Una mujer llamada Lucía con pelo rojo', { firstName: 'Lucía', gender: 'FEMALE' }],
    [
      'semi-realistic, a non-binary android, 300 years old',
      { gender: 'NON_BINARY', species: 'Robot', age: 300, style: 'SEMI_REALISTIC' },
    ],
    ['A half-elf ranger', { species: 'Elf', gender: 'UNKNOWN', style: 'ANIME', age: null }],
    ['Jean-Luc, chibi', { firstName: 'Jean-Luc', style: 'CHIBI' }],
  ])('gives what it says: %s', (description, expected) => {
    expect(read(description)).toMatchObject(expected);
  });

  it('is kept as what the character looks like, in one line', () => {
    expect(read('  red hair,\n green   eyes ').physicalCharacteristics).toBe('red hair, green eyes');
    expect(read('').physicalCharacteristics).toBeNull();
  });

  it('is shortened to whole sentences, or to whole words', () => {
    const sentence = `${'Red hair and a long coat. '.repeat(30)}`;
    expect(read(sentence).physicalCharacteristics).toMatch(/^.{200,500}coat\.$/);
    expect(read('hair '.repeat(300)).physicalCharacteristics).toMatch(/^.{200,499}hair…$/);
  });

  it('gives a name in any case, always the same, and fits what is stored', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'grapheme' }), (description) => {
        const texts = read(description);
        expect(texts.firstName.length).toBeGreaterThan(0);
        expect((texts.physicalCharacteristics ?? '').length).toBeLessThanOrEqual(500);
        expect(read(description)).toEqual(texts);
      }),
      { numRuns: 50 },
    );
    expect(textsFromDescription('', 'one picture')).toEqual(textsFromDescription('', 'one picture'));
  });
});
