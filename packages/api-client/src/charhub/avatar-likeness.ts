import type { GenerationClient, GenerationRequest } from '../contract/index.ts';

/**
 * The picture an avatar is to resemble when no sample was given: the character's face, else its front. The host by itself
 * would take the newest reference view, which is mostly the back. Undefined when there is none or it cannot be found out.
 */
export async function avatarLikeness(
  { kind, characterId, sampleImageUrls }: GenerationRequest,
  listImages: GenerationClient['listImages'],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (kind !== 'avatar' || sampleImageUrls.length > 0) return undefined;
  const images = await listImages(characterId, { signal }).catch(() => []);
  const views = images.filter(({ type }) => type === 'REFERENCE');
  const newest = (view: string) => views.find(({ content }) => content === view);
  return (newest('face') ?? newest('front'))?.url;
}

/** Whether an address is of a reference view, which nobody gave as a sample. */
export function isReferenceView(url: string): boolean {
  return /\/references\/[^/]+$/.test(url);
}
