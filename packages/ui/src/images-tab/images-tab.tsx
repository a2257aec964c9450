import type { CharacterImage } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS } from '@charhub/machines';
import { useId, type ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { sparkleIcon } from '../foundations/icon/icons.ts';
import { enlargeIcon } from '../foundations/icon/job-icons.ts';
import { useRootProps } from '../foundations/root-props.ts';
import { classNames } from '../foundations/class-names.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { OpenedJob } from '../generation-provider/opened-job.tsx';
import { CharacterImageGallery } from '../image-gallery/character-image-gallery.tsx';
import { imagesTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { ViewRow } from '../multi-stage-progress/view-row.tsx';
import { useEditRefusal } from '../permissions/use-edit-refusal.ts';
import { JobProgress } from './job-progress.tsx';
import { ReferenceTile } from './reference-tile.tsx';
import { useViewTiles } from './use-view-tiles.ts';

export interface ImagesTabProps {
  /** Whose pictures are shown. */
  readonly characterId: string;
  /** Asked for new reference views; open a `ReferenceGenerationModal`. @default no such button */
  readonly onCreateViews?: (() => void) | undefined;
  /** Another picture is in use now. @default nobody is told; `useCharacterImages` knows */
  readonly onImageActivated?: ((image: CharacterImage) => void) | undefined;
  /** Of the headings, so that they fit into the page's own outline. @default 3 */
  readonly headingLevel?: 2 | 3 | 4;
}

/**
 * All of a character's pictures: the four reference views in use, then everything that is stored, by type. Whatever is
 * being made fills in place.
 */
export function ImagesTab(props: ImagesTabProps): ReactElement {
  const { characterId, onCreateViews, onImageActivated, headingLevel = 3 } = props;
  const { t } = useMessages(referenceTexts, imagesTexts);
  const { className, ...root } = useRootProps();
  const { openJob } = useGenerationContext();
  const { tiles, jobKey, isLoading } = useViewTiles(characterId);
  const refusal = useEditRefusal(characterId);
  const refusalId = useId();
  const Heading = `h${headingLevel}` as const;
  const isEmpty = tiles !== null && jobKey === null && tiles.every(({ image }) => image === null);

  return (
    <div {...root} className={classNames(className, 'ch:flex ch:flex-col ch:gap-8')}>
      <section
        aria-label={t('kind.reference-dataset')}
        aria-busy={isLoading}
        className="ch:flex ch:flex-col ch:gap-4"
      >
        <div className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-3">
          <Heading className="ch:text-base ch:font-semibold">{t('kind.reference-dataset')}</Heading>
          {jobKey !== null ? (
            <Button icon={enlargeIcon} onClick={() => openJob(jobKey)}>
              {t('action.open')}
            </Button>
          ) : (
            onCreateViews && (
              <Button
                icon={sparkleIcon}
                blocked={refusal !== null}
                {...(refusal !== null && { 'aria-describedby': refusalId })}
                onClick={onCreateViews}
              >
                {t('reference.title')}
              </Button>
            )
          )}
        </div>
        {/* The gallery below shows the same sentence. */}
        <p id={refusalId} hidden>
          {refusal?.text}
        </p>
        {jobKey !== null && <JobProgress jobKey={jobKey} />}
        {isEmpty && <p className="ch:text-muted">{t('images.empty.reference-dataset')}</p>}
        <ViewRow align="start">
          {REFERENCE_VIEWS.map((view) => (
            <ReferenceTile
              key={view}
              view={view}
              tile={tiles?.find((tile) => tile.view === view) ?? null}
              jobKey={jobKey}
              isLoading={isLoading}
              subject={characterId}
            />
          ))}
        </ViewRow>
      </section>
      <CharacterImageGallery
        characterId={characterId}
        onImageActivated={onImageActivated}
        headingLevel={headingLevel}
        omitsViewsInUse
      />
      <OpenedJob />
    </div>
  );
}
