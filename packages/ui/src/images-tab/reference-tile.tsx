import type { JobPreview, ReferenceView } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { StageCaption } from '../multi-stage-progress/stage-caption.tsx';
import { ViewSlot } from '../multi-stage-progress/view-slot.tsx';
import type { ViewTile } from './use-view-tiles.ts';

export interface ReferenceTileProps {
  readonly view: ReferenceView;
  /** Null until the pictures are known. */
  readonly tile: ViewTile | null;
  /** Of the picture that a running job is painting; null when there is none. */
  readonly preview: JobPreview | null;
  readonly isLoading: boolean;
  /** Whose pictures these are. */
  readonly subject: string;
}

/** A view's picture in use, until a running job paints the next; else its empty place. */
export function ReferenceTile(props: ReferenceTileProps): ReactElement {
  const { view, tile, preview, isLoading, subject } = props;
  const { t } = useMessages(referenceTexts);
  const { stage = null, image = null } = tile ?? {};
  const painting = stage?.state === 'running';
  const stored = painting ? null : (image?.url ?? null);

  return (
    <ViewSlot
      view={view}
      subject={subject}
      url={stage?.image?.url ?? stored}
      previewUrl={painting && preview?.stage === view ? preview.url : null}
      percent={stage?.percent ?? 0}
      busy={painting || (tile === null && isLoading)}
    >
      {stage !== null ? (
        <StageCaption stage={stage} />
      ) : (
        <div className="ch:min-h-11">
          <p className="ch:truncate ch:font-medium">{t(`view.${view}`)}</p>
          {tile !== null && image === null && (
            <p className="ch:text-sm ch:text-muted">{t('reference.missing')}</p>
          )}
        </div>
      )}
    </ViewSlot>
  );
}
