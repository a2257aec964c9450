import type { CharacterImage } from '@charhub/api-client/contract';
import * as Dialog from '@radix-ui/react-dialog';
import { useRef, type ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { DialogLayer } from '../foundations/dialog/dialog-layer.tsx';
import { useReturnFocus } from '../foundations/dialog/use-return-focus.ts';
import { trashIcon } from '../foundations/icon/icons.ts';
import { imagesTexts, useMessages } from '../locales/index.ts';
import { cropOf } from './image-texts.ts';

interface DeletionQuestionProps {
  /** The picture that is to be deleted; null when nothing is asked. */
  readonly image: CharacterImage | null;
  readonly name: (image: CharacterImage) => string;
  /** Another picture takes its place. */
  readonly hasHeir: boolean;
  readonly blocked: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a picture is deleted for good. Escape and a press outside keep it. */
export function DeletionQuestion(props: DeletionQuestionProps): ReactElement {
  const { image, name, hasHeir, blocked, onConfirm, onCancel } = props;
  const { t } = useMessages(imagesTexts);
  const returnFocus = useReturnFocus(image !== null);
  const keepRef = useRef<HTMLButtonElement>(null);
  return (
    <DialogLayer open={image !== null} onClose={onCancel}>
      {image !== null && (
        <Dialog.Content
          role="alertdialog"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            keepRef.current?.focus();
          }}
          onCloseAutoFocus={returnFocus}
          className="ch:fixed ch:inset-0 ch:m-auto ch:flex ch:h-fit ch:w-[26rem] ch:max-w-[calc(100vw-2rem)] ch:animate-enter ch:flex-wrap ch:items-start ch:gap-4 ch:rounded-2xl ch:border ch:border-transparent ch:bg-surface ch:p-6 ch:text-ink ch:shadow-float ch:outline-none ch:dark:border-line"
        >
          <img
            src={image.url}
            alt={name(image)}
            className={classNames(
              'ch:w-24 ch:rounded-lg ch:bg-subtle ch:object-cover',
              cropOf(image) === 'square' ? 'ch:aspect-square' : 'ch:aspect-[2/3]',
            )}
          />
          <div className="ch:min-w-40 ch:flex-1">
            <Dialog.Title className="ch:m-0 ch:pb-1 ch:text-lg ch:leading-6 ch:font-semibold">
              {t('images.deleteTitle')}
            </Dialog.Title>
            <Dialog.Description className="ch:m-0">
              {t('images.deleteText')} {image.isActive && hasHeir && t('images.deleteInUse')}
            </Dialog.Description>
          </div>
          <div className="ch:flex ch:w-full ch:flex-wrap ch:justify-end ch:gap-2 ch:max-sm:*:grow">
            <Button ref={keepRef} onClick={onCancel}>
              {t('images.keep')}
            </Button>
            <Button variant="danger" icon={trashIcon} blocked={blocked} onClick={onConfirm}>
              {t('images.delete')}
            </Button>
          </div>
        </Dialog.Content>
      )}
    </DialogLayer>
  );
}
