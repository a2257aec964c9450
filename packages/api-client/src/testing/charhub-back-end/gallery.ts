import type { CharacterImage } from '../../contract/index.ts';
import type { CharHubJob } from './payloads.ts';
import { pictureUrl } from './payloads.ts';

/** Takes a picture of a job in: an avatar replaces the active one, a cover stays inactive. */
export function addPicture(gallery: CharacterImage[], job: CharHubJob, name: string): void {
  const { type, batch } = job;
  const url = pictureUrl(job, name);
  if (gallery.some((image) => image.url === url)) return;
  if (type === 'AVATAR') deactivate(gallery, type);
  const size = type === 'AVATAR' ? { width: null, height: null } : { width: 768, height: 1152 };
  gallery.unshift({
    id: `image-${String(batch)}-${name}`,
    type,
    url,
    ...size,
    sizeBytes: 1,
    isActive: type !== 'COVER',
    content: type === 'REFERENCE' ? name : null,
    createdAt: new Date(batch + 1000).toISOString(),
  });
}

/** The host deletes the old pictures of the wanted views before it makes any. */
export function dropOldViews(gallery: CharacterImage[], { views, batch }: CharHubJob): void {
  const isOld = ({ url, content }: CharacterImage) =>
    views.some((view) => view === content) && !url.includes(String(batch));
  gallery.splice(0, gallery.length, ...gallery.filter((image) => !isOld(image)));
}

/** @returns whether there is such a picture */
export function activatePicture(gallery: CharacterImage[], imageId: string): boolean {
  const image = gallery.find(({ id }) => id === imageId);
  if (image === undefined) return false;
  deactivate(gallery, image.type);
  replace(gallery, { ...image, isActive: true });
  return true;
}

/** @returns whether there was such a picture */
export function deletePicture(gallery: CharacterImage[], imageId: string): boolean {
  const at = gallery.findIndex(({ id }) => id === imageId);
  if (at < 0) return false;
  const [image] = gallery.splice(at, 1);
  const next = image?.isActive === true ? gallery.find(({ type }) => type === image.type) : undefined;
  if (next !== undefined) replace(gallery, { ...next, isActive: true });
  return true;
}

/** Keyed by type; a type without pictures is missing. */
export function byType(gallery: readonly CharacterImage[]): Record<string, CharacterImage[]> {
  return Object.fromEntries(
    [...new Set(gallery.map(({ type }) => type))].map((type) => [
      type,
      gallery.filter((image) => image.type === type),
    ]),
  );
}

function deactivate(gallery: CharacterImage[], type: CharacterImage['type']): void {
  for (const image of gallery)
    if (image.type === type && image.isActive) replace(gallery, { ...image, isActive: false });
}

function replace(gallery: CharacterImage[], image: CharacterImage): void {
  gallery.splice(
    gallery.findIndex(({ id }) => id === image.id),
    1,
    image,
  );
}
