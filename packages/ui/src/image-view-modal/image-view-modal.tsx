import * as Dialog from '@radix-ui/react-dialog';
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { DialogLayer } from '../foundations/dialog/dialog-layer.tsx';
import { useReturnFocus } from '../foundations/dialog/use-return-focus.ts';
import { LiveRegion } from '../foundations/live-region/live-region.tsx';
import { jobTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { ViewerStage } from './viewer-stage.tsx';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import { useZoom } from './use-zoom.ts';

export interface ImageViewModalProps {
  /** Needs an `imageUrl`, too. */
  readonly isOpen: boolean;
  /** A person closed it: by ✕, Escape or a press beside the picture. */
  readonly onClose: () => void;
  /** @default no picture, and so no dialog */
  readonly imageUrl?: string | undefined;
  /** @default “Picture” */
  readonly title?: string | undefined;
  /** Describes the picture. @default the title */
  readonly alt?: string | undefined;
  /** Leads to the picture before this one. @default no such button; undefined beside `onNext`: a button that is off */
  readonly onPrevious?: (() => void) | undefined;
  /** Leads to the picture after this one. @default as `onPrevious` */
  readonly onNext?: (() => void) | undefined;
  /** Where it is among others, counted from 1. @default not told */
  readonly position?: { readonly index: number; readonly total: number } | undefined;
  /** How it was made and the like; shown on request. @default no such button */
  readonly details?: ReactNode;
  /** What can be done with it: a row of buttons. @default nothing */
  readonly actions?: ReactNode;
}

/**
 * One picture on all of the screen, to be looked at closely: by buttons, wheel, two fingers, double click and keys
 * (+, −, 0; arrows move a zoomed picture, and else lead to the ones beside it). Above another dialog Escape closes only
 * this one.
 */
export function ImageViewModal(props: ImageViewModalProps): ReactElement {
  const { isOpen, onClose, imageUrl } = props;
  const returnFocus = useReturnFocus(isOpen);
  return (
    <DialogLayer open={isOpen && imageUrl !== undefined} onClose={onClose}>
      {imageUrl !== undefined && <Viewer {...props} imageUrl={imageUrl} onClosed={returnFocus} />}
    </DialogLayer>
  );
}

interface ViewerProps extends ImageViewModalProps {
  readonly imageUrl: string;
  readonly onClosed: (event: Event) => void;
}

function Viewer(props: ViewerProps): ReactElement {
  const { imageUrl, onPrevious, onNext, position, actions, onClosed } = props;
  const { t, direction } = useMessages(imagesTexts, jobTexts);
  const title = props.title ?? t('viewer.title');
  const alt = props.alt ?? title;
  const titleRef = useRef<HTMLHeadingElement>(null);
  const [toLeft, toRight] = direction === 'rtl' ? [onNext, onPrevious] : [onPrevious, onNext];
  const zoom = useZoom((towards) => (towards === 'left' ? toRight : toLeft)?.());
  const isWhole = zoom.view.scale === 1;
  // Another picture is another look: it begins as a whole.
  const [looked, setLooked] = useState(imageUrl);
  if (looked !== imageUrl) {
    setLooked(imageUrl);
    zoom.reset();
  }
  const place = position && t('viewer.position', position);

  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    '+': () => zoom.zoomBy(1.5),
    '=': () => zoom.zoomBy(1.5),
    '-': () => zoom.zoomBy(1 / 1.5),
    '0': zoom.reset,
    ArrowLeft: isWhole ? toLeft : () => zoom.pan(80, 0),
    ArrowRight: isWhole ? toRight : () => zoom.pan(-80, 0),
    ArrowUp: () => zoom.pan(0, 80),
    ArrowDown: () => zoom.pan(0, -80),
    PageUp: onPrevious,
    PageDown: onNext,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = keys[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };

  return (
    <Dialog.Content
      aria-describedby={undefined}
      onKeyDown={onKeyDown}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        titleRef.current?.focus();
      }}
      onCloseAutoFocus={onClosed}
      className="ch:fixed ch:inset-0 ch:flex ch:animate-fade ch:flex-col ch:bg-surface ch:text-ink ch:outline-none"
    >
      <ViewerToolbar
        {...props}
        titleRef={titleRef}
        title={title}
        place={place}
        scale={zoom.view.scale}
        onZoom={zoom.zoomBy}
        onReset={zoom.reset}
      />
      <ViewerStage
        view={zoom.view}
        isHeld={zoom.isHeld}
        stageRef={zoom.stageRef}
        pictureRef={zoom.pictureRef}
        handlers={zoom.handlers}
        url={imageUrl}
        alt={alt}
        onPrevious={onPrevious}
        onNext={onNext}
      />
      {actions !== undefined && (
        <footer className="ch:flex ch:shrink-0 ch:flex-wrap ch:items-center ch:justify-center ch:gap-2 ch:border-t ch:border-line ch:px-4 ch:py-3">
          {actions}
        </footer>
      )}
      <LiveRegion message={place === undefined ? null : `${alt}, ${place}`} />
    </Dialog.Content>
  );
}
