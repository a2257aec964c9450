import type { ReactElement } from 'react';
import { PictureFrame } from '../foundations/picture-frame/picture-frame.tsx';
import { ProgressBar } from '../foundations/progress-bar/progress-bar.tsx';
import { useJobProgress } from '../generation-dock/use-job-actor.ts';
import { knownPercent, stepText } from '../image-generation-dialog/step-text.ts';
import { jobTexts, dockTexts, imagesTexts, useMessages } from '../locales/index.ts';
import { aspectOf } from '../multi-stage-progress/view-aspect.ts';
import { ViewSilhouette } from '../multi-stage-progress/view-silhouette.tsx';
import { StoredCaption, storedLabel, StoredMarks, type StoredTileProps } from './stored-tile.tsx';
import { TileActions, type TileAction } from './tile-actions.tsx';
import { TileShell } from './tile-shell.tsx';

interface LiveTileProps {
  readonly jobKey: string;
  readonly kind: 'avatar' | 'cover';
  /** The picture that the job has made, as it is stored; null while it is being made. */
  readonly stored: StoredTileProps | null;
  readonly isTabStop: boolean;
  readonly onAction: (action: TileAction, tileKey: string) => void;
}

/** A picture that is being made, and afterwards that picture: previews and result in one frame, so that nothing flashes. */
export function LiveTile({ jobKey, kind, stored, isTabStop, onAction }: LiveTileProps): ReactElement {
  const messages = useMessages(dockTexts, imagesTexts, jobTexts);
  const { t } = messages;
  const { snapshot } = useJobProgress(stored === null ? jobKey : null);
  const name = t(`kind.${kind}`);
  const text = snapshot === null ? t('progress.sending') : stepText(messages, snapshot);

  return (
    <TileShell
      tileKey={jobKey}
      label={stored === null ? t('dock.openNamed', { item: name }) : storedLabel(messages, stored)}
      isTabStop={isTabStop}
      aspect={aspectOf(kind)}
      picture={
        <PictureFrame
          aspect={aspectOf(kind)}
          subject={jobKey}
          finalUrl={stored?.image.url ?? snapshot?.images[0]?.url ?? null}
          previewUrl={snapshot?.preview?.url ?? null}
          percent={snapshot?.percent ?? 0}
          busy={stored === null}
          alt={stored === null ? name : ''}
          previewAlt={t('progress.previewAlt')}
          backdrop={<ViewSilhouette view={kind} />}
        />
      }
      marks={stored && <StoredMarks {...stored} />}
      actions={stored && <TileActions {...stored} />}
      onAction={onAction}
    >
      {stored === null ? (
        <div className="ch:pt-1">
          <p className="ch:line-clamp-2 ch:pb-1 ch:text-xs ch:text-muted ch:tabular-nums">{text}</p>
          <ProgressBar percent={snapshot && knownPercent(snapshot)} label={name} valueText={text} />
        </div>
      ) : (
        <StoredCaption {...stored} />
      )}
    </TileShell>
  );
}
