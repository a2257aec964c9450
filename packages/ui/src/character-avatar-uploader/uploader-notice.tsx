import { removalView } from '@charhub/machines';
import type { ReactElement, RefObject } from 'react';
import { LeavingButton } from '../foundations/button/leaving-button.tsx';
import { repeatIcon } from '../foundations/icon/icons.ts';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { jobTexts, errorMessageKeys, uploaderTexts, useMessages } from '../locales/index.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { usePictureProblem } from './use-picture-problem.ts';

interface UploaderNoticeProps {
  readonly actor: AvatarUploaderActor;
  /** Gets the focus when the way back is gone. */
  readonly uploadRef: RefObject<HTMLButtonElement | null>;
}

/** What there is to say beside the avatar: that it was removed, that it could not be, or why a file was refused. */
export function UploaderNotice({ actor, uploadRef }: UploaderNoticeProps): ReactElement {
  const { t } = useMessages(uploaderTexts, jobTexts);
  const { removal, problem, removalError } = useSelector(
    actor,
    (snapshot) => ({
      removal: removalView(snapshot),
      problem: snapshot.hasTag('addressing') ? null : snapshot.context.problem,
      removalError: snapshot.context.removalError,
    }),
    shallowEqual,
  );
  const problemText = usePictureProblem(problem);
  const removalKeys = removalError === null ? null : errorMessageKeys(removalError.code);

  return (
    <>
      <div role="status" className="ch:flex ch:min-h-11 ch:items-center ch:gap-2 ch:empty:hidden">
        {removal !== 'none' && <span>{t('uploader.removed')}</span>}
        {removal === 'pending' && (
          <LeavingButton
            variant="quiet"
            icon={repeatIcon}
            heirOf={() => uploadRef.current}
            onClick={() => actor.send({ type: 'avatar.restore' })}
          >
            {t('uploader.undo')}
          </LeavingButton>
        )}
      </div>
      <p role="alert" className="ch:m-0 ch:text-sm ch:text-danger ch:wrap-anywhere ch:empty:hidden">
        {problemText ??
          (removalKeys && `${t('uploader.removeFailed')} ${t(removalKeys.what)} ${t(removalKeys.advice)}`)}
      </p>
    </>
  );
}
