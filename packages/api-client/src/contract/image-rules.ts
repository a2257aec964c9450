import type { CharacterImage } from './character.ts';

/** Whether only one of the two can be in use: pictures of one type, of reference views those of one view. */
export function areRivals(
  a: Pick<CharacterImage, 'type' | 'content'>,
  b: Pick<CharacterImage, 'type' | 'content'>,
): boolean {
  return a.type === b.type && (a.type !== 'REFERENCE' || a.content === b.content);
}
