import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { backIcon, nextIcon, repeatIcon } from '../foundations/icon/icons.ts';
import { useDecodedPicture } from '../foundations/picture-frame/use-decoded-picture.ts';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import type { Zoom } from './use-zoom.ts';

interface ViewerStageProps extends Pick<Zoom, 'view' | 'isHeld' | 'stageRef' | 'pictureRef' | 'handlers'> {
  readonly url: string;
  readonly alt: string;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** The picture between the buttons that lead on. The one before stays until the next one is decoded. */
export function ViewerStage(props: ViewerStageProps): ReactElement {
  const { view, isHeld, stageRef, pictureRef, handlers, url, alt, onPrevious, onNext } = props;
  const { t } = useMessages(imagesTexts, jobTexts);
  const { picture, failed, retry } = useDecodedPicture({ subject: 'viewer', url, isFinal: true });
  const { scale, x, y } = view;
  const isLate = picture !== null && picture.url !== url;
  const leads = onPrevious !== undefined || onNext !== undefined;

  return (
    <div className="ch:relative ch:min-h-0 ch:flex-1 ch:bg-subtle">
      <div
        ref={stageRef}
        {...handlers}
        // The browser would drag the picture away, selected or not.
        onDragStart={(event) => event.preventDefault()}
        aria-busy={isLate || undefined}
        className={classNames(
          'ch:absolute ch:inset-0 ch:flex ch:touch-none ch:items-center ch:justify-center ch:overflow-hidden ch:select-none',
          scale > 1 ? (isHeld ? 'ch:cursor-grabbing' : 'ch:cursor-grab') : 'ch:cursor-zoom-in',
        )}
      >
        {failed ? (
          <div className="ch:grid ch:justify-items-center ch:gap-2 ch:p-4 ch:text-center">
            <p role="alert">{t('images.notLoaded')}</p>
            <Button icon={repeatIcon} onClick={retry}>
              {t('action.tryAgain')}
            </Button>
          </div>
        ) : (
          <img
            ref={pictureRef}
            src={picture?.url ?? url}
            alt={alt}
            className={classNames(
              'ch:max-h-full ch:max-w-full ch:object-contain',
              !isHeld && 'ch:transition-transform ch:duration-150 ch:ease-out',
            )}
            style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
          />
        )}
      </div>
      {leads && (
        <>
          <div className="ch:absolute ch:start-2 ch:top-1/2 ch:-translate-y-1/2 ch:rounded-lg ch:bg-surface">
            <Button icon={backIcon} iconOnly blocked={onPrevious === undefined} onClick={onPrevious}>
              {t('viewer.previous')}
            </Button>
          </div>
          <div className="ch:absolute ch:end-2 ch:top-1/2 ch:-translate-y-1/2 ch:rounded-lg ch:bg-surface">
            <Button icon={nextIcon} iconOnly blocked={onNext === undefined} onClick={onNext}>
              {t('viewer.next')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
