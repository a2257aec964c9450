import { MAX_PROMPT_LENGTH } from '@charhub/workflows';
import type { Character } from '../characters/characters.ts';

const styleWords: Partial<Record<string, string>> = {
  ANIME: 'anime style',
  REALISTIC: 'realistic',
  SEMI_REALISTIC: 'semi-realistic',
  CARTOON: 'cartoon style',
  MANGA: 'manga style',
  MANHWA: 'manhwa style',
  COMIC: 'comic style',
  CHIBI: 'chibi',
  PIXEL_ART: 'pixel art',
  THREE_D: '3d render',
};

const genderWords: Partial<Record<string, string>> = { FEMALE: 'woman', MALE: 'man', NON_BINARY: 'person' };

/** What is painted: the owner's words alone, or the character's own description when there are none. */
export function stagePrompt(wish: string, character: Character, framing: string): string {
  if (wish.trim() !== '') return wish;
  const subject = [character.species?.toLowerCase(), genderWords[character.gender] ?? 'character'];
  return [
    styleWords[character.style],
    subject.filter((word) => word !== undefined).join(' '),
    character.age === null ? null : `${String(character.age)} years old`,
    character.physicalCharacteristics,
    framing,
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(', ')
    .slice(0, MAX_PROMPT_LENGTH);
}
