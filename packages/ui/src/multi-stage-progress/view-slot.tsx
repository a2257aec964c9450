import type { StageId } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { PictureFrame } from '../foundations/picture-frame/picture-frame.tsx';
import { EnlargeablePicture } from '../foundations/picture-viewer/enlargeable-picture.tsx';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { aspectOf } from './view-aspect.ts';
import { ViewSilhouette } from './view-silhouette.tsx';

export interface ViewSlotProps {
  readonly view: StageId;
  /** Whose pictures these are, such as the job's key: another's are never shown. */
  readonly subject: string;
  /** The finished picture; null before there is one. */
  readonly url: string | null;
  /** What it looks like so far. @default null */
  readonly previewUrl?: string | null;
  /** 0–100. @default 0 */
  readonly percent?: number;
  /** Whether it is being made or looked up. @default false */
  readonly busy?: boolean;
  /** What is said under the picture. */
  readonly children: ReactNode;
}

/** A view's place in a row of views: its silhouette until there is a picture. */
export function ViewSlot(props: ViewSlotProps): ReactElement {
  const { view, url, busy = false } = props;
  const { t } = useMessages(referenceTexts, jobTexts);
  const aspect = aspectOf(view);
  const name = t(`view.${view}`);
  const alt = view === 'avatar' || view === 'cover' ? name : t('reference.alt', { view: name });

  return (
    <li
      data-view={view}
      className={classNames(
        'ch:flex ch:min-w-0 ch:flex-col ch:gap-2 ch:sm:basis-0',
        // Shares of the width after which all pictures of a row are of one height.
        aspect === 'square' ? 'ch:sm:max-w-[16rem] ch:sm:grow-3' : 'ch:sm:max-w-[10.667rem] ch:sm:grow-2',
      )}
    >
      <div className="ch:grid ch:aspect-[2/3] ch:items-center ch:overflow-hidden ch:rounded-xl ch:bg-subtle ch:sm:aspect-auto">
        <PictureFrame
          aspect={aspect}
          subject={`${props.subject} ${view}`}
          finalUrl={url}
          previewUrl={props.previewUrl ?? null}
          percent={props.percent ?? 0}
          busy={busy}
          alt={alt}
          previewAlt={t('progress.previewAlt')}
          backdrop={<ViewSilhouette view={view} />}
        >
          {url !== null && <EnlargeablePicture url={url} alt={alt} />}
        </PictureFrame>
      </div>
      {props.children}
    </li>
  );
}
