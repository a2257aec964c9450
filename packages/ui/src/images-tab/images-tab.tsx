import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { useRootProps } from '../foundations/root-props.ts';
import { classNames } from '../foundations/class-names.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useMessages } from '../locales/index.ts';
import { OverallProgress } from '../multi-stage-progress/overall-progress.tsx';
import { ViewRow } from '../multi-stage-progress/view-row.tsx';
import { RunningJobTiles } from './running-job-tiles.tsx';
import { useViewTiles } from './use-view-tiles.ts';
import { ReferenceTile } from './reference-tile.tsx';

export interface ImagesTabProps {
  readonly characterId: string;
  /** Asked for new reference views; open a `ReferenceGenerationModal`. @default no such button */
  readonly onCreateViews?: (() => void) | undefined;
}

/** A character's four reference views, and whatever is being made for it, filling in place. */
export function ImagesTab({ characterId, onCreateViews }: ImagesTabProps): ReactElement {
  const { t } = useMessages();
  const { className, ...root } = useRootProps();
  const { openJob } = useGenerationContext();
  const { tiles, job, jobKey, error, isLoading, reload } = useViewTiles(characterId);
  const isEmpty = tiles !== null && jobKey === null && tiles.every(({ image }) => image === null);

  return (
    <section
      {...root}
      aria-label={t('kind.reference-dataset')}
      aria-busy={isLoading}
      className={classNames(className, 'ch:flex ch:flex-col ch:gap-4')}
    >
      <div className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-3">
        <h3 className="ch:text-base ch:font-semibold">{t('kind.reference-dataset')}</h3>
        {jobKey !== null ? (
          <Button icon="enlarge" onClick={() => openJob(jobKey)}>
            {t('action.open')}
          </Button>
        ) : (
          onCreateViews && (
            <Button icon="sparkle" onClick={onCreateViews}>
              {t('reference.title')}
            </Button>
          )
        )}
      </div>
      {jobKey !== null && <OverallProgress job={job} />}
      {error !== null && (
        <div role="alert" className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-3">
          <p className="ch:text-danger">{t('images.error')}</p>
          <Button icon="repeat" onClick={reload}>
            {t('action.tryAgain')}
          </Button>
        </div>
      )}
      {isEmpty && <p className="ch:text-muted">{t('images.empty.reference-dataset')}</p>}
      <ViewRow align="start">
        {(['face', 'front', 'side', 'back'] as const).map((view) => (
          <ReferenceTile
            key={view}
            view={view}
            tile={tiles?.find((tile) => tile.view === view) ?? null}
            preview={job?.preview ?? null}
            isLoading={isLoading}
            subject={characterId}
          />
        ))}
      </ViewRow>
      <RunningJobTiles characterId={characterId} />
    </section>
  );
}
