import type { AvatarUploaderIntent, AvatarUploaderView } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { useSelector } from '../foundations/use-selector.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { isWorthRetrying } from './upload-error-keys.ts';

interface UploaderFooterProps {
  readonly actor: AvatarUploaderActor;
  readonly view: AvatarUploaderView;
}

/** What can be done now; one primary button at most. */
export function UploaderFooter({ actor, view }: UploaderFooterProps): ReactElement | null {
  const { t } = useMessages(uploaderTexts);
  const canFetch = useSelector(actor, ({ context }) => URL.canParse(context.address.trim()));
  const canCrop = useSelector(actor, ({ context }) => context.area !== null);
  const mayRetry = useSelector(
    actor,
    ({ context }) => context.error === null || isWorthRetrying(context.error),
  );
  const send = (intent: AvatarUploaderIntent) => () => actor.send(intent);

  switch (view) {
    case 'addressing':
      return (
        <>
          <Button onClick={send({ type: 'dialog.close' })}>{t('action.cancel')}</Button>
          <Button variant="primary" blocked={!canFetch} onClick={send({ type: 'address.submit' })}>
            {t('uploader.address.fetch')}
          </Button>
        </>
      );
    case 'importing':
    case 'uploading':
    case 'preparing':
      return <Button onClick={send({ type: 'upload.cancel' })}>{t('action.cancel')}</Button>;
    case 'cropping':
      return (
        <>
          <Button onClick={send({ type: 'dialog.close' })}>{t('action.cancel')}</Button>
          <Button variant="primary" blocked={!canCrop} onClick={send({ type: 'crop.confirm' })}>
            {t('uploader.crop.use')}
          </Button>
        </>
      );
    case 'failed':
      return (
        <>
          <Button onClick={send({ type: 'dialog.close' })}>{t('action.close')}</Button>
          <Button variant={mayRetry ? 'secondary' : 'primary'} onClick={send({ type: 'picture.edit' })}>
            {t('uploader.failed.adjust')}
          </Button>
          {mayRetry && (
            <Button variant="primary" onClick={send({ type: 'upload.retry' })}>
              {t('action.retry')}
            </Button>
          )}
        </>
      );
    default:
      return null;
  }
}
