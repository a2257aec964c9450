import type { ImageType } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { typeKey } from './image-texts.ts';

interface TypeFilterProps {
  readonly types: readonly ImageType[];
  /** Null for all of them. */
  readonly chosen: ImageType | null;
  readonly onChoose: (type: ImageType | null) => void;
}

/** Shows pictures of one type only. Nothing where there is but one. */
export function TypeFilter({ types, chosen, onChoose }: TypeFilterProps): ReactElement | null {
  const { t } = useMessages(imagesTexts, jobTexts);
  if (types.length < 2) return null;
  return (
    <div role="group" aria-label={t('viewer.title')} className="ch:flex ch:flex-wrap ch:gap-2">
      {[null, ...types].map((type) => (
        <button
          key={type}
          type="button"
          aria-pressed={type === chosen}
          onClick={() => onChoose(type)}
          className={classNames(
            'ch:min-h-11 ch:rounded-full ch:border ch:px-4 ch:text-sm ch:transition-colors ch:duration-150',
            type === chosen
              ? 'ch:border-transparent ch:bg-ink ch:text-surface'
              : 'ch:border-line ch:bg-surface ch:text-ink ch:hover:bg-hover',
          )}
        >
          {type === null ? t('images.all') : t(typeKey(type))}
        </button>
      ))}
    </div>
  );
}
