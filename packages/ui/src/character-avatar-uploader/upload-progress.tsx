import { avatarUploaderView } from '@charhub/machines';
import type { ReactElement } from 'react';
import { ProgressBar } from '../foundations/progress-bar/progress-bar.tsx';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { jobTexts, uploaderTexts, useMessages } from '../locales/index.ts';
import { CroppedPicture } from './cropped-picture.tsx';
import type { AvatarUploaderActor } from './held-uploader.ts';

/** The chosen part on its way. */
export function UploadProgress({ actor }: { readonly actor: AvatarUploaderActor }): ReactElement {
  const { t, formatPercent } = useMessages(uploaderTexts, jobTexts);
  const { cropped, shape, percent, isSending } = useSelector(
    actor,
    (snapshot) => ({
      cropped: snapshot.context.cropped,
      shape: snapshot.context.shape,
      percent: snapshot.context.percent,
      isSending: avatarUploaderView(snapshot) === 'uploading',
    }),
    shallowEqual,
  );
  const step = isSending
    ? t('uploader.uploading', { percent: formatPercent(percent) })
    : t('uploader.preparing');

  return (
    <div className="ch:m-auto ch:flex ch:w-full ch:max-w-sm ch:flex-col ch:gap-4">
      <CroppedPicture picture={cropped} shape={shape} />
      <div className="ch:flex ch:flex-col ch:gap-2">
        <ProgressBar percent={isSending ? percent : null} label={t('progress.label')} valueText={step} />
        <span aria-hidden="true" className="ch:text-sm ch:text-muted">
          {step}
        </span>
      </div>
    </div>
  );
}
