import type { ReactElement, ReactNode } from 'react';
import { useDecodedPicture } from '../foundations/picture-frame/use-decoded-picture.ts';

export interface CharacterPictureProps {
  /** Whose picture it is, such as the character's id: the picture of another subject is never shown, not even for a moment. */
  readonly subject: string;
  /** Null when there is no picture. */
  readonly url: string | null;
  /** Describes the picture. */
  readonly alt: string;
  /** Of the `img`. @default none */
  readonly className?: string;
  /** Shown when there is no picture, and in place of one that cannot be loaded. @default nothing */
  readonly fallback?: ReactNode;
}

/**
 * A character's picture wherever a page shows it. The first one loads as any `img` does; when another takes its place,
 * the old one stays until the new one is decoded, so that nothing flashes.
 */
export function CharacterPicture(props: CharacterPictureProps): ReactElement {
  const { subject, url, alt, className, fallback = null } = props;
  const { picture, failed } = useDecodedPicture({ subject, url, isFinal: true });
  if (url === null || failed) return <>{fallback}</>;
  return <img src={picture?.url ?? url} alt={alt} decoding="sync" className={className} />;
}
