import { areRivals, type CharacterImage, type GeneratedImage } from '@charhub/api-client/contract';

/** What has happened, or is about to happen, to a character's stored pictures. */
export type ImageChange =
  /** An upload was stored. As the server answers it, active or not. */
  | { readonly type: 'added'; readonly image: CharacterImage }
  /** A job has made them. Avatars and reference views are in use from then on. */
  | { readonly type: 'made'; readonly images: readonly GeneratedImage[] }
  /** It is now the one in use among those of its type, a reference view among those of its view. */
  | { readonly type: 'activated'; readonly imageId: string }
  /** It stays stored but is in use no more, and nothing takes its place. */
  | { readonly type: 'deactivated'; readonly imageId: string }
  /** It is deleted; when it was in use, the newest of its rivals takes its place. */
  | { readonly type: 'removed'; readonly imageId: string };

type Images = readonly CharacterImage[];

/** The list after a change; the same list when the change is nothing new to it. What was made and deleted since does not return. */
export function applyImageChange(
  images: Images,
  change: ImageChange,
  deleted: ReadonlySet<string | undefined>,
): Images {
  switch (change.type) {
    case 'added':
      return withNew(images, change.image);
    case 'made':
      return change.images.reduce(
        (list, image) => (deleted.has(image.url) ? list : withNew(list, storedImage(image))),
        images,
      );
    case 'activated':
      return withActive(images, change.imageId);
    case 'deactivated':
      return images.map((image) =>
        image.id === change.imageId && image.isActive ? { ...image, isActive: false } : image,
      );
    case 'removed':
      return without(images, change.imageId);
  }
}

/** Told by its address: today's CharHub tells of a finished job no more, and gives its picture an id of its own later. */
function withNew(images: Images, added: CharacterImage): Images {
  if (images.some(({ id, url }) => id === added.id || url === added.url)) return images;
  const list = [added, ...images];
  return added.isActive ? withActive(list, added.id) : list;
}

function withActive(images: Images, imageId: string): Images {
  const chosen = images.find(({ id }) => id === imageId);
  if (chosen === undefined) return images;
  return images.map((image) => {
    const isActive = image.id === imageId;
    return !areRivals(image, chosen) || image.isActive === isActive ? image : { ...image, isActive };
  });
}

function without(images: Images, imageId: string): Images {
  const removed = images.find(({ id }) => id === imageId);
  if (removed === undefined) return images;
  const left = images.filter((image) => image !== removed);
  const heir = left.find((image) => areRivals(image, removed));
  return removed.isActive && heir !== undefined ? withActive(left, heir.id) : left;
}

function storedImage({ id, type, url, width, height, content, createdAt }: GeneratedImage): CharacterImage {
  return { id, type, url, width, height, content, createdAt, sizeBytes: null, isActive: type !== 'COVER' };
}
