import type { CharacterImage, ImageType, ReferenceView } from '@charhub/api-client/contract';

/**
 * The picture that stands for a character: the active one. Where no cover or view is active, as with covers that
 * today's CharHub generates, the newest; of avatars none. Null when there is none, or nothing is known yet.
 *
 * @param view for references: the view that is asked for. @default any
 */
export function imageInUse(
  images: readonly CharacterImage[] | null,
  type: ImageType,
  view?: ReferenceView,
): CharacterImage | null {
  const candidates = (images ?? []).filter(
    (image) => image.type === type && (view === undefined || image.content === view),
  );
  return candidates.find(({ isActive }) => isActive) ?? (type === 'AVATAR' ? null : candidates[0]) ?? null;
}
