import type { CharacterImage, ImageType } from '@charhub/api-client/contract';
import { areRivals } from '@charhub/api-client/contract';

type Images = readonly CharacterImage[] | null;

/** What one of can be in use; samples and the like are only kept. */
const usableTypes: ReadonlySet<ImageType> = new Set(['AVATAR', 'COVER', 'REFERENCE']);

/** Whether it can be put in use at all. */
export function isUsable({ type }: Pick<CharacterImage, 'type'>): boolean {
  return usableTypes.has(type);
}

/** The picture of this id; null when it is not there. */
export function imageOf(images: Images, imageId: string | null): CharacterImage | null {
  return images?.find(({ id }) => id === imageId) ?? null;
}

/** The picture in use whose place this one would take; null when there is none, or it is this one. */
export function rivalInUse(images: Images, image: CharacterImage): CharacterImage | null {
  return images?.find((other) => other.isActive && other.id !== image.id && areRivals(other, image)) ?? null;
}
