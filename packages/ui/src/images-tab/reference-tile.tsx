import type { ReferenceView } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { equalByValue, useSelector } from '../foundations/use-selector.ts';
import { useJobActor } from '../generation-dock/use-job-actor.ts';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { StageCaption } from '../multi-stage-progress/stage-caption.tsx';
import { ViewSlot } from '../multi-stage-progress/view-slot.tsx';
import type { ViewTile } from './use-view-tiles.ts';

export interface ReferenceTileProps {
  readonly view: ReferenceView;
  /** Null until the pictures are known. */
  readonly tile: ViewTile | null;
  /** Of the running job; null when there is none. */
  readonly jobKey: string | null;
  readonly isLoading: boolean;
  /** Whose pictures these are. */
  readonly subject: string;
}

/** A view's picture in use, until a running job paints the next; else its empty place. */
export function ReferenceTile(props: ReferenceTileProps): ReactElement {
  const { view, tile, jobKey, isLoading, subject } = props;
  const { t } = useMessages(referenceTexts);
  const job = useJobActor(jobKey);
  const made = useSelector(
    job,
    (snapshot) => snapshot?.context.snapshot?.stages.find(({ id }) => id === view) ?? null,
    equalByValue,
  );
  const previewUrl = useSelector(job, (snapshot) => {
    const preview = snapshot?.context.snapshot?.preview;
    return preview?.stage === view ? preview.url : null;
  });
  const image = tile?.image ?? null;
  // Nothing is known of the place before the pictures are.
  const stage = tile && made;
  const painting = stage?.state === 'running';
  const stored = painting ? null : (image?.url ?? null);

  return (
    <ViewSlot
      view={view}
      subject={subject}
      url={stage?.image?.url ?? stored}
      previewUrl={painting ? previewUrl : null}
      percent={stage?.percent ?? 0}
      busy={painting || (tile === null && isLoading)}
    >
      {stage !== null ? (
        <StageCaption stage={stage} />
      ) : (
        <div className="ch:min-h-11">
          <p className="ch:font-medium ch:wrap-anywhere">{t(`view.${view}`)}</p>
          {tile !== null && image === null && (
            <p className="ch:text-sm ch:text-muted">{t('reference.missing')}</p>
          )}
        </div>
      )}
    </ViewSlot>
  );
}
