import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { jobTexts, useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { repeatIcon } from '../icon/icons.ts';
import { useDecodedPicture } from './use-decoded-picture.ts';

/** `square` is 1:1, as avatars are; `portrait` is 2:3, as covers are. */
export type PictureAspect = 'square' | 'portrait';

export interface PictureFrameProps {
  readonly aspect: PictureAspect;
  /** Whose pictures these are, such as a job's key: pictures of another subject are never shown, not even for a moment. */
  readonly subject: string;
  /** The finished picture; null before there is one. */
  readonly finalUrl: string | null;
  /** What it looks like so far; null before there is anything. @default null */
  readonly previewUrl?: string | null;
  /** 0–100; the preview softens less as it grows. @default 0 */
  readonly percent?: number;
  /** Whether a picture is being made: the empty frame shimmers. @default false */
  readonly busy?: boolean;
  /** Describes the finished picture. */
  readonly alt: string;
  /** Describes the preview. @default the same as `alt` */
  readonly previewAlt?: string;
  /** Shown in the empty frame. */
  readonly placeholder?: ReactNode;
  /** Drawn over all of the frame while there is no picture, also while it shimmers. */
  readonly backdrop?: ReactNode;
  /** Lies over the finished picture, such as a button that enlarges it. */
  readonly children?: ReactNode;
}

const aspects: Readonly<Record<PictureAspect, string>> = {
  square: 'ch:aspect-square ch:max-w-[26rem]',
  portrait: 'ch:aspect-[2/3] ch:max-w-[20rem]',
};

/** A picture's place, from the first moment in its final shape: empty, then previews, then the picture itself. */
export function PictureFrame(props: PictureFrameProps): ReactElement {
  const { aspect, subject, finalUrl, previewUrl = null, percent = 0, busy = false, alt } = props;
  const { t } = useMessages(jobTexts);
  const isFinal = finalUrl !== null;
  const { picture, failed, retry } = useDecodedPicture({ subject, url: finalUrl ?? previewUrl, isFinal });

  return (
    <div
      className={classNames(
        'ch:relative ch:w-full ch:overflow-hidden ch:rounded-xl ch:bg-subtle ch:forced-colors:border',
        aspects[aspect],
      )}
    >
      {picture === null && busy && (
        <div className="ch:absolute ch:inset-0 ch:animate-shimmer ch:bg-line" data-ch-shimmer="" />
      )}
      {picture === null && !failed && <div className="ch:absolute ch:inset-0">{props.backdrop}</div>}
      {picture === null && !busy && !failed && (
        <div className="ch:absolute ch:inset-0 ch:grid ch:place-items-center ch:text-muted">
          {props.placeholder}
        </div>
      )}
      {picture !== null && (
        <img
          src={picture.url}
          alt={picture.isFinal ? alt : (props.previewAlt ?? alt)}
          decoding="sync"
          className="ch:absolute ch:inset-0 ch:size-full ch:max-w-none ch:object-cover ch:transition-[filter,inset,width,height] ch:duration-200 ch:ease-out"
          style={picture.isFinal ? undefined : softened(percent)}
        />
      )}
      {picture?.isFinal === true && props.children}
      {failed && (
        <div className="ch:absolute ch:inset-0 ch:grid ch:place-content-center ch:justify-items-center ch:gap-2 ch:bg-subtle ch:p-4 ch:text-center">
          <p role="alert">{t('images.notLoaded')}</p>
          <Button icon={repeatIcon} onClick={retry}>
            {t('action.tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A job's percent in the steps in which a preview softens less: between them nothing has to be drawn anew. */
export function softeningPercent(percent: number): number {
  return 6 * Math.round(percent / 6);
}

/**
 * An early preview is mostly noise, a late one nearly the picture. A blur thins out towards the edges, so they lie
 * outside the frame.
 */
function softened(percent: number): CSSProperties {
  const blur = Math.round(Math.max(0, 8 - percent / 12) * 2) / 2;
  const size = `calc(100% + ${4 * blur}px)`;
  return { filter: `blur(${blur}px)`, inset: `${-2 * blur}px`, width: size, height: size };
}
