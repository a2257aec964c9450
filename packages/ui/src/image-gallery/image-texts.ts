import type { CharacterImage, ImageType, ReferenceView } from '@charhub/api-client/contract';
import { useMemo } from 'react';
import type { PictureAspect } from '../foundations/picture-frame/picture-frame.tsx';
import {
  jobTexts,
  imagesTexts,
  useMessages,
  type CommonKey,
  type KeyOf,
  type JobMessages,
} from '../locales/index.ts';

/** The types in the order in which a gallery shows them. */
export const shownTypes: readonly ImageType[] = [
  'AVATAR',
  'COVER',
  'REFERENCE',
  'STICKER',
  'OTHER',
  'SAMPLE',
];

/** What all pictures of a type are called. */
export function typeKey(type: ImageType): CommonKey | KeyOf<typeof imagesTexts> {
  return type === 'REFERENCE' ? 'kind.reference-dataset' : `images.type.${type}`;
}

/** What one picture is called. */
export function kindText({ t }: Pick<JobMessages, 't'>, { type, content }: CharacterImage): string {
  switch (type) {
    case 'AVATAR':
      return t('kind.avatar');
    case 'COVER':
      return t('kind.cover');
    case 'SAMPLE':
      return t('sample.label');
    case 'REFERENCE':
      if (isView(content)) return t('reference.alt', { view: t(`view.${content}`) });
      return t('viewer.title');
    case 'STICKER':
    case 'OTHER':
      return t('viewer.title');
  }
}

function isView(content: string | null): content is ReferenceView {
  return content === 'face' || content === 'front' || content === 'side' || content === 'back';
}

/** The crop in which a picture is shown on a page. */
export function cropOf({ type, content }: Pick<CharacterImage, 'type' | 'content'>): PictureAspect {
  const isFigure = type === 'REFERENCE' && content !== 'face';
  return type === 'COVER' || isFigure ? 'portrait' : 'square';
}

export interface ImageTexts {
  /** “3 May 2026, 12:40”. */
  readonly date: (image: Pick<CharacterImage, 'createdAt'>) => string;
  /** “Avatar, 3 May 2026, 12:40”. */
  readonly name: (image: CharacterImage) => string;
  /** What is said under it: of a reference its view, of anything else its day, “3 May”; of other years “3 May 2025”. */
  readonly caption: (image: CharacterImage) => string;
}

/** How pictures are named in the current language. */
export function useImageTexts(): ImageTexts {
  const messages = useMessages(imagesTexts, jobTexts);
  return useMemo(() => {
    const minutes = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium', timeStyle: 'short' });
    const days = new Intl.DateTimeFormat(messages.locale, { day: 'numeric', month: 'short' });
    const otherDays = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium' });
    const thisYear = new Date().getFullYear();
    const inWords = (format: Intl.DateTimeFormat, { createdAt }: Pick<CharacterImage, 'createdAt'>) => {
      const time = Date.parse(createdAt);
      return Number.isNaN(time) ? '' : format.format(time);
    };
    const day = (image: CharacterImage) =>
      new Date(image.createdAt).getFullYear() === thisYear
        ? // In a narrow tile it would be torn apart.
          inWords(days, image).replaceAll(' ', '\u00a0')
        : inWords(otherDays, image);
    const date: ImageTexts['date'] = (image) => inWords(minutes, image);
    return {
      date,
      caption: (image) => {
        const { type, content } = image;
        return type === 'REFERENCE' && isView(content) ? messages.t(`view.${content}`) : day(image);
      },
      name: (image) => messages.t('images.named', { kind: kindText(messages, image), date: date(image) }),
    };
  }, [messages]);
}
