import * as Dialog from '@radix-ui/react-dialog';
import { useId, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { closeIcon, downloadIcon, infoIcon, minusIcon, plusIcon } from '../foundations/icon/icons.ts';
import { imagesTexts, useMessages } from '../locales/index.ts';
import { downloadImage } from './download-image.ts';
import { MAX_SCALE } from './zoom-view.ts';

interface ViewerToolbarProps {
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly title: string;
  /** “3 of 12”. */
  readonly place: string | undefined;
  readonly imageUrl: string;
  readonly scale: number;
  readonly onZoom: (factor: number) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
  readonly details?: ReactNode;
}

/** What the picture is, and what changes the look at it. */
export function ViewerToolbar(props: ViewerToolbarProps): ReactElement {
  const { titleRef, title, place, imageUrl, scale, onZoom, onReset, details } = props;
  const { t, formatPercent } = useMessages(imagesTexts);
  const [isSaving, setSaving] = useState(false);
  const [showsDetails, setShowsDetails] = useState(false);
  const detailsId = useId();

  return (
    <>
      <header className="ch:flex ch:shrink-0 ch:flex-wrap ch:items-center ch:justify-end ch:gap-x-1 ch:border-b ch:border-line ch:ps-4 ch:pe-2 ch:py-1.5">
        <Dialog.Title
          ref={titleRef}
          tabIndex={-1}
          className="ch:m-0 ch:min-w-32 ch:flex-1 ch:truncate ch:text-base ch:leading-6 ch:font-semibold"
        >
          {title}{' '}
          {place !== undefined && (
            <span className="ch:ms-3 ch:text-sm ch:font-normal ch:text-muted ch:tabular-nums">{place}</span>
          )}
        </Dialog.Title>
        <div className="ch:flex ch:items-center">
          <Button
            variant="quiet"
            icon={minusIcon}
            iconOnly
            blocked={scale <= 1}
            onClick={() => onZoom(1 / 1.5)}
          >
            {t('viewer.zoomOut')}
          </Button>
          <Button variant="quiet" blocked={scale === 1} onClick={onReset}>
            <span className="ch:min-w-10 ch:text-sm ch:tabular-nums">{formatPercent(scale * 100)}</span>
            <span className="ch:sr-only">{t('viewer.zoomReset')}</span>
          </Button>
          <Button
            variant="quiet"
            icon={plusIcon}
            iconOnly
            blocked={scale >= MAX_SCALE}
            onClick={() => onZoom(1.5)}
          >
            {t('viewer.zoomIn')}
          </Button>
          {details !== undefined && (
            <Button
              variant="quiet"
              icon={infoIcon}
              iconOnly
              aria-expanded={showsDetails}
              aria-controls={detailsId}
              onClick={() => setShowsDetails(!showsDetails)}
            >
              {t('action.details')}
            </Button>
          )}
          <Button
            variant="quiet"
            icon={downloadIcon}
            iconOnly
            busy={isSaving}
            onClick={() => {
              setSaving(true);
              void downloadImage(imageUrl).finally(() => setSaving(false));
            }}
          >
            {t('images.download')}
          </Button>
          <Button variant="quiet" icon={closeIcon} iconOnly onClick={props.onClose}>
            {t('dialog.close')}
          </Button>
        </div>
      </header>
      {details !== undefined && (
        <div
          id={detailsId}
          hidden={!showsDetails}
          className="ch:max-h-[40dvh] ch:shrink-0 ch:overflow-y-auto ch:border-b ch:border-line ch:bg-subtle ch:px-4 ch:py-3"
        >
          {showsDetails && details}
        </div>
      )}
    </>
  );
}
