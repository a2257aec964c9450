import type { ImageGenerationKind } from '@charhub/machines';
import type { PictureAspect } from '../foundations/picture-frame/picture-frame.tsx';
import type { CommonKey, jobTexts, KeyOf } from '../locales/index.ts';

interface KindTexts {
  readonly title: CommonKey;
  readonly purpose: CommonKey;
  readonly making: CommonKey;
  readonly ready: CommonKey;
  readonly saved: KeyOf<typeof jobTexts>;
  readonly failed: CommonKey;
  readonly alt: KeyOf<typeof jobTexts>;
  readonly aspect: PictureAspect;
}

/** All that the avatar's dialog and the cover's differ in. */
export const kindTexts: Readonly<Record<ImageGenerationKind, KindTexts>> = {
  avatar: {
    title: 'avatar.title',
    purpose: 'avatar.purpose',
    making: 'avatar.making',
    ready: 'toast.ready.avatar',
    saved: 'avatar.saved',
    failed: 'avatar.failed',
    alt: 'avatar.alt',
    aspect: 'square',
  },
  cover: {
    title: 'cover.title',
    purpose: 'cover.purpose',
    making: 'cover.making',
    ready: 'toast.ready.cover',
    saved: 'cover.saved',
    failed: 'cover.failed',
    alt: 'cover.alt',
    aspect: 'portrait',
  },
};
