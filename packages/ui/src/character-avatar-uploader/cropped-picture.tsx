import type { CropShape, PictureReference } from '@charhub/machines';
import type { ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { jobTexts, useMessages } from '../locales/index.ts';

interface CroppedPictureProps {
  /** Null while it is made ready. */
  readonly picture: PictureReference | null;
  readonly shape: CropShape;
}

/** The part that was chosen, in its place from the first moment. */
export function CroppedPicture({ picture, shape }: CroppedPictureProps): ReactElement {
  const { t } = useMessages(jobTexts);
  return (
    <div
      className={classNames(
        'ch:relative ch:size-64 ch:max-w-full ch:self-center ch:overflow-hidden ch:bg-subtle',
        shape === 'round' ? 'ch:rounded-full' : 'ch:rounded-xl',
      )}
    >
      {picture === null ? (
        <div className="ch:absolute ch:inset-0 ch:animate-shimmer ch:bg-line" />
      ) : (
        <img
          src={picture.previewUrl}
          alt={t('avatar.alt')}
          className="ch:absolute ch:inset-0 ch:size-full ch:max-w-none ch:object-cover"
        />
      )}
    </div>
  );
}
