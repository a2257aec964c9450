import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { DetailsDisclosure } from '../foundations/disclosure/details-disclosure.tsx';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { failureDetails } from '../image-generation-dialog/failure-details.ts';
import { jobTexts, uploaderTexts, useMessages } from '../locales/index.ts';
import { CroppedPicture } from './cropped-picture.tsx';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { uploadErrorKeys } from './upload-error-keys.ts';

interface UploadFailureProps {
  readonly actor: AvatarUploaderActor;
  /** Id for the sentences that say what happened and what to do. */
  readonly descriptionId: string;
}

/** Why the avatar was not saved. The picture is still there. */
export function UploadFailure({ actor, descriptionId }: UploadFailureProps): ReactElement | null {
  const messages = useMessages(uploaderTexts, jobTexts);
  const { t } = messages;
  const { cropped, shape, error } = useSelector(
    actor,
    ({ context: { cropped, shape, error } }) => ({ cropped, shape, error }),
    shallowEqual,
  );
  if (error === null) return null;
  const { what, advice } = uploadErrorKeys(error);
  const isOfficial = error.details.includes(OFFICIAL_CHARACTER_ISSUE_URL);

  return (
    <div className="ch:m-auto ch:flex ch:w-full ch:max-w-sm ch:flex-col ch:gap-4">
      <CroppedPicture picture={cropped} shape={shape} />
      <div>
        <p id={descriptionId} className="ch:m-0">
          {isOfficial ? (
            t('forbidden.official')
          ) : (
            <>
              <span className="ch:font-medium">{t(what)}</span> {t(advice)}
            </>
          )}
        </p>
        {isOfficial && (
          <a
            href={OFFICIAL_CHARACTER_ISSUE_URL}
            target="_blank"
            rel="noreferrer"
            className="ch:inline-flex ch:min-h-11 ch:items-center ch:text-accent ch:underline ch:underline-offset-4"
          >
            {t('forbidden.why')}
          </a>
        )}
        <p className="ch:m-0 ch:text-muted">{t('uploader.failed.kept')}</p>
      </div>
      <DetailsDisclosure lines={failureDetails(messages, null, error)} />
    </div>
  );
}
