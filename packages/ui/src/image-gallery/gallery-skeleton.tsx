import type { ReactElement } from 'react';
import { imagesTexts, useMessages } from '../locales/index.ts';

/** Places for pictures that are not known yet. */
export function GallerySkeleton(): ReactElement {
  const { t } = useMessages(imagesTexts);
  return (
    <div
      role="img"
      aria-label={t('images.loading')}
      className="ch:grid ch:grid-cols-[repeat(auto-fill,minmax(min(9rem,44%),1fr))] ch:gap-4"
    >
      {Array.from({ length: 4 }, (_, index) => (
        <div
          key={index}
          data-ch-shimmer=""
          className="ch:aspect-square ch:animate-shimmer ch:rounded-xl ch:bg-line"
        />
      ))}
    </div>
  );
}
