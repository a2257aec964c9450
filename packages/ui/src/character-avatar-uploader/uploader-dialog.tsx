import { avatarUploaderView, type AvatarUploaderView } from '@charhub/machines';
import { useId, type ReactElement } from 'react';
import { DialogFrame } from '../foundations/dialog/dialog-frame.tsx';
import { useSelector } from '../foundations/use-selector.ts';
import { uploaderTexts, useMessages, type MessageKey } from '../locales/index.ts';
import { AddressForm } from './address-form.tsx';
import { CropStage } from './crop-stage.tsx';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { UploadFailure } from './upload-failure.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { UploaderFooter } from './uploader-footer.tsx';
import { useDroppedPicture } from './use-dropped-picture.ts';

interface UploaderDialogProps {
  readonly actor: AvatarUploaderActor;
  readonly onChoose: (file: File) => void;
}

/** What the dialog is about. Within one of them nothing takes the focus away. */
type Page = 'address' | 'crop' | 'upload' | 'failed';

const pages: Partial<Record<AvatarUploaderView, Page>> = {
  addressing: 'address',
  importing: 'address',
  cropping: 'crop',
  preparing: 'upload',
  uploading: 'upload',
  failed: 'failed',
};

const titles = {
  address: 'uploader.address.title',
  crop: 'uploader.crop.title',
  upload: 'uploader.uploadingTitle',
  failed: 'uploader.failed.title',
} as const satisfies Record<Page, MessageKey>;

/** An address, a crop, an upload: one after the other in one frame. */
export function UploaderDialog({ actor, onChoose }: UploaderDialogProps): ReactElement {
  const { t } = useMessages(uploaderTexts);
  const failureId = useId();
  const view = useSelector(actor, avatarUploaderView);
  const page = pages[view] ?? null;
  const { isDropping: _isDropping, ...dropProps } = useDroppedPicture(onChoose);

  return (
    <DialogFrame
      open={page !== null}
      onClose={() => actor.send({ type: 'dialog.close' })}
      title={page === null ? '' : t(titles[page])}
      stateKey={page ?? 'closed'}
      describedBy={page === 'failed' ? failureId : undefined}
      announcement={view === 'importing' ? t('uploader.address.fetching') : null}
      footer={<UploaderFooter actor={actor} view={view} />}
    >
      <div {...dropProps} className="ch:flex ch:flex-1 ch:flex-col">
        {page === 'address' && <AddressForm actor={actor} busy={view === 'importing'} />}
        {page === 'crop' && <CropStage actor={actor} />}
        {page === 'upload' && <UploadProgress actor={actor} />}
        {page === 'failed' && <UploadFailure actor={actor} descriptionId={failureId} />}
      </div>
    </DialogFrame>
  );
}
