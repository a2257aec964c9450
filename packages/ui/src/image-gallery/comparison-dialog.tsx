import type { CharacterImage } from '@charhub/api-client/contract';
import type { Comparison } from '@charhub/machines';
import { useState, type ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { DialogFrame } from '../foundations/dialog/dialog-frame.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { cropOf, kindText } from './image-texts.ts';

interface ComparisonDialogProps {
  /** Null when nothing is compared. */
  readonly comparison: Comparison | null;
  readonly canUse: boolean;
  readonly onUse: (image: CharacterImage) => void;
  readonly onClose: () => void;
}

/** A picture beside the one in use, both in the crop in which pages show them: avatars round, covers 2:3. */
export function ComparisonDialog({
  comparison,
  canUse,
  onUse,
  onClose,
}: ComparisonDialogProps): ReactElement {
  const messages = useMessages(imagesTexts, jobTexts);
  const { t } = messages;
  // What was compared is still seen while the dialog fades out.
  const [shown, setShown] = useState(comparison);
  if (comparison !== null && comparison !== shown) setShown(comparison);

  return (
    <DialogFrame
      open={comparison !== null}
      onClose={onClose}
      title={
        shown === null ? t('images.compare') : `${t('images.compare')} · ${kindText(messages, shown.image)}`
      }
      stateKey="comparing"
      wide
      footer={
        <>
          <Button onClick={onClose}>{t('action.close')}</Button>
          {canUse && shown !== null && (
            <Button variant="primary" icon={checkIcon} onClick={() => onUse(shown.image)}>
              {t('images.use')}
            </Button>
          )}
        </>
      }
    >
      {shown !== null && (
        <div className="ch:m-auto ch:grid ch:w-full ch:max-w-2xl ch:grid-cols-2 ch:gap-4 ch:sm:gap-8">
          <Side image={shown.inUse} caption={t('images.inUseNow')} />
          <Side image={shown.image} caption={t('images.thisPicture')} />
        </div>
      )}
    </DialogFrame>
  );
}

function Side({
  image,
  caption,
}: {
  readonly image: CharacterImage;
  readonly caption: string;
}): ReactElement {
  const isRound = image.type === 'AVATAR';
  const crop = cropOf(image) === 'square' ? 'ch:aspect-square' : 'ch:aspect-[2/3]';
  return (
    <figure className="ch:grid ch:justify-items-center ch:gap-3">
      <img
        src={image.url}
        alt={caption}
        className={classNames(
          'ch:w-full ch:bg-subtle ch:object-cover',
          crop,
          isRound ? 'ch:max-w-64 ch:rounded-full' : 'ch:max-w-[16rem] ch:rounded-xl',
        )}
      />
      {isRound && (
        // As small as it is in lists and chats.
        <img src={image.url} alt="" className="ch:size-12 ch:rounded-full ch:bg-subtle ch:object-cover" />
      )}
      <figcaption className="ch:text-center ch:font-medium">{caption}</figcaption>
    </figure>
  );
}
