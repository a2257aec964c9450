import * as Dialog from '@radix-ui/react-dialog';
import type { ReactElement } from 'react';
import { useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { eventBoundary } from '../dialog/event-boundary.ts';
import { useOutsideGuard } from '../dialog/use-outside-guard.ts';
import { useReturnFocus } from '../dialog/use-return-focus.ts';
import { closeIcon } from '../icon/icons.ts';
import { useRootProps } from '../root-props.ts';

export interface PictureViewerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly url: string;
  readonly alt: string;
}

/** One picture as large as the screen allows. Above another dialog Escape closes only this one. */
export function PictureViewer({ open, onClose, url, alt }: PictureViewerProps): ReactElement {
  const { t } = useMessages();
  const { className, ...root } = useRootProps();
  const returnFocus = useReturnFocus(open);
  const guardOutside = useOutsideGuard(open);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <div {...root} {...eventBoundary} className={classNames(className, 'ch:relative ch:z-[60]')}>
          <Dialog.Overlay className="ch:fixed ch:inset-0 ch:animate-fade ch:bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            onInteractOutside={guardOutside}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              returnFocus();
            }}
            className="ch:fixed ch:inset-0 ch:m-auto ch:h-fit ch:w-fit ch:max-w-[calc(100vw-2rem)] ch:animate-fade ch:outline-none"
          >
            <Dialog.Title className="ch:sr-only">{t('viewer.title')}</Dialog.Title>
            <img
              src={url}
              alt={alt}
              className="ch:max-h-[calc(100dvh-2rem)] ch:max-w-full ch:rounded-lg ch:object-contain"
            />
            <div className="ch:absolute ch:end-3 ch:top-3 ch:rounded-lg ch:bg-surface">
              <Button icon={closeIcon} iconOnly onClick={onClose}>
                {t('dialog.close')}
              </Button>
            </div>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
