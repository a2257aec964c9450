import type { CharacterImage, ImageType, JobKind } from '@charhub/api-client/contract';
import type { TrackedJob } from '@charhub/machines';
import { shownTypes } from './image-texts.ts';

/** A job that is making a picture, or a stored picture. */
export type GalleryItem =
  | { readonly key: string; readonly jobKey: string; readonly kind: 'avatar' | 'cover'; readonly image: null }
  | { readonly key: string; readonly jobKey: string | null; readonly image: CharacterImage };

/** The pictures of one type, newest first, before them those that are being made. */
export interface GalleryGroup {
  readonly type: ImageType;
  readonly items: readonly GalleryItem[];
}

const typeOf: Readonly<Record<JobKind, ImageType>> = {
  avatar: 'AVATAR',
  cover: 'COVER',
  'reference-dataset': 'REFERENCE',
};

/**
 * Groups without anything are not there. A picture keeps the tile of the job that made it.
 *
 * @param madeBy keys of jobs, by the addresses of their pictures
 */
export function galleryGroups(
  images: readonly CharacterImage[] | null,
  running: readonly TrackedJob[],
  madeBy: ReadonlyMap<string, string>,
): readonly GalleryGroup[] {
  return shownTypes
    .map((type) => {
      const jobs = running.flatMap(({ key, kind }): GalleryItem[] =>
        kind !== 'reference-dataset' && typeOf[kind] === type
          ? [{ key, jobKey: key, kind, image: null }]
          : [],
      );
      const stored = (images ?? [])
        .filter((image) => image.type === type)
        .map((image): GalleryItem => {
          const jobKey = madeBy.get(image.url) ?? null;
          return { key: jobKey ?? image.id, jobKey, image };
        });
      const taken = new Set(stored.map(({ key }) => key));
      return { type, items: [...jobs.filter(({ key }) => !taken.has(key)), ...stored] };
    })
    .filter(({ items }) => items.length > 0);
}
