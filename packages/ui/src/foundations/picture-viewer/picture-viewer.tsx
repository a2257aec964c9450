import * as Dialog from '@radix-ui/react-dialog';
import type { ReactElement } from 'react';
import { jobTexts, useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { DialogLayer } from '../dialog/dialog-layer.tsx';
import { useOutsideGuard } from '../dialog/use-outside-guard.ts';
import { useReturnFocus } from '../dialog/use-return-focus.ts';
import { closeIcon } from '../icon/icons.ts';

export interface PictureViewerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly url: string;
  readonly alt: string;
}

/** One picture as large as the screen allows. Above another dialog Escape closes only this one. */
export function PictureViewer({ open, onClose, url, alt }: PictureViewerProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const returnFocus = useReturnFocus(open);
  const guardOutside = useOutsideGuard(open);
  return (
    <DialogLayer open={open} onClose={onClose}>
      <Dialog.Content
        aria-describedby={undefined}
        onInteractOutside={guardOutside}
        onCloseAutoFocus={returnFocus}
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
    </DialogLayer>
  );
}
