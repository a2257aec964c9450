import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import { galleryBlocker, undoableActivation } from '@charhub/machines';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { LeavingButton } from '../foundations/button/leaving-button.tsx';
import { closeIcon, repeatIcon } from '../foundations/icon/icons.ts';
import { jobTexts, errorMessageKeys, imagesTexts, useMessages } from '../locales/index.ts';
import type { ImageGalleryActor, ImageGallerySnapshot } from './use-image-gallery.ts';

interface GalleryNoticesProps {
  readonly actor: ImageGalleryActor;
  readonly snapshot: ImageGallerySnapshot;
  /** What gets the focus when a button goes away with it. */
  readonly heirOf: () => HTMLElement | null | undefined;
}

/** What did not work, and why nothing can be changed: above the pictures. */
export function GalleryNotices({ actor, snapshot, heirOf }: GalleryNoticesProps): ReactElement {
  const { t } = useMessages(imagesTexts, jobTexts);
  const { error, failure, access } = snapshot.context;
  const blocker = galleryBlocker(snapshot);
  return (
    <>
      {blocker === 'forbidden' && (
        <p className="ch:text-sm ch:text-muted">
          {access?.isOfficial ? t('forbidden.official') : t('forbidden.other')}{' '}
          {access?.isOfficial && (
            <a
              href={OFFICIAL_CHARACTER_ISSUE_URL}
              target="_blank"
              rel="noreferrer"
              className="ch:text-accent ch:underline ch:underline-offset-4"
            >
              {t('forbidden.why')}
            </a>
          )}
        </p>
      )}
      {blocker === 'offline' && <p role="status">{t('images.offline')}</p>}
      {error !== null && (
        <Alert text={t('images.error')}>
          <Button icon={repeatIcon} onClick={() => actor.send({ type: 'list.reload' })}>
            {t('action.tryAgain')}
          </Button>
        </Alert>
      )}
      {failure !== null && (
        <Alert
          text={t(failure.change.action === 'activate' ? 'images.notActivated' : 'images.notDeleted')}
          reason={t(errorMessageKeys(failure.error.code).what)}
        >
          {snapshot.can({ type: 'change.retry' }) && (
            <LeavingButton
              heirOf={heirOf}
              icon={repeatIcon}
              onClick={() => actor.send({ type: 'change.retry' })}
            >
              {t('action.tryAgain')}
            </LeavingButton>
          )}
          <LeavingButton
            heirOf={heirOf}
            variant="quiet"
            icon={closeIcon}
            iconOnly
            onClick={() => actor.send({ type: 'failure.dismiss' })}
          >
            {t('action.dismiss')}
          </LeavingButton>
        </Alert>
      )}
    </>
  );
}

/** For a while after another picture was put in use; stays in sight while the list scrolls. */
export function UndoBar({ actor, snapshot, heirOf }: GalleryNoticesProps): ReactElement | null {
  const { t } = useMessages(imagesTexts, jobTexts);
  const undoable = undoableActivation(snapshot);
  if (undoable === null || galleryBlocker(snapshot) !== null) return null;
  return (
    <div className="ch:sticky ch:bottom-4 ch:z-10 ch:flex ch:w-fit ch:max-w-full ch:animate-enter ch:items-center ch:gap-3 ch:self-center ch:rounded-xl ch:border ch:border-line ch:bg-surface ch:p-2 ch:shadow-float">
      <img
        src={undoable.image.url}
        alt=""
        className="ch:size-10 ch:rounded-lg ch:bg-subtle ch:object-cover"
      />
      <p>{t('images.activated')}</p>
      <LeavingButton heirOf={heirOf} onClick={() => actor.send({ type: 'activation.undo' })}>
        {t('images.undo')}
      </LeavingButton>
    </div>
  );
}

interface AlertProps {
  readonly text: string;
  readonly reason?: string;
  readonly children: ReactNode;
}

function Alert({ text, reason, children }: AlertProps): ReactElement {
  return (
    <div role="alert" className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-3">
      <p>
        <span className="ch:text-danger">{text}</span> {reason}
      </p>
      <div className="ch:flex ch:items-center ch:gap-1">{children}</div>
    </div>
  );
}
