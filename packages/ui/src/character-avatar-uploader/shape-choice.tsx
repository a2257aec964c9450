import type { CropShape } from '@charhub/machines';
import { useId, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';

interface ShapeChoiceProps {
  readonly shape: CropShape;
  readonly onChange: (shape: CropShape) => void;
}

const shapes: readonly CropShape[] = ['round', 'square'];

/** How the crop is shown; what is stored is the whole square. */
export function ShapeChoice({ shape, onChange }: ShapeChoiceProps): ReactElement {
  const { t } = useMessages(uploaderTexts);
  const name = useId();
  return (
    <fieldset className="ch:m-0 ch:flex ch:min-w-0 ch:items-center ch:gap-3 ch:border-0 ch:p-0">
      <legend className="ch:float-left ch:p-0 ch:pe-3 ch:font-medium">{t('uploader.crop.shape')}</legend>
      <div className="ch:inline-flex ch:rounded-lg ch:border ch:border-control ch:p-0.5">
        {shapes.map((each) => (
          <label
            key={each}
            className={classNames(
              'ch:relative ch:inline-flex ch:min-h-10 ch:cursor-pointer ch:items-center ch:gap-2 ch:rounded-md ch:px-3 ch:text-[0.9375rem]',
              'ch:focus-within:outline-2 ch:focus-within:outline-focus',
              each === shape ? 'ch:bg-hover ch:font-medium' : 'ch:hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === shape}
              onChange={() => onChange(each)}
              className="ch:absolute ch:inset-0 ch:m-0 ch:opacity-0"
            />
            <span
              aria-hidden="true"
              className={classNames(
                'ch:size-4 ch:border-[1.5px] ch:border-current',
                each === 'round' ? 'ch:rounded-full' : 'ch:rounded-[3px]',
              )}
            />
            {t(`uploader.crop.${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
