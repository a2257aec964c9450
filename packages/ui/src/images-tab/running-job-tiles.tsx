import type { TrackedJob } from '@charhub/machines';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { PictureFrame } from '../foundations/picture-frame/picture-frame.tsx';
import { ProgressBar } from '../foundations/progress-bar/progress-bar.tsx';
import { useJobProgress } from '../generation-dock/use-job-actor.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { OpenedJob } from '../generation-provider/opened-job.tsx';
import { knownPercent, stepText } from '../image-generation-dialog/step-text.ts';
import { jobTexts, dockTexts, useMessages } from '../locales/index.ts';
import { aspectOf } from '../multi-stage-progress/view-aspect.ts';
import { ViewSilhouette } from '../multi-stage-progress/view-silhouette.tsx';

export interface RunningJobTilesProps {
  /** Whose jobs are shown. */
  readonly characterId: string;
}

/** The avatars and covers of a character that are being made. Nothing when there are none. */
export function RunningJobTiles({ characterId }: RunningJobTilesProps): ReactElement {
  const { t } = useMessages(dockTexts, jobTexts);
  const { jobs } = useGenerationContext();
  const running = useSelector(
    jobs,
    ({ context }) =>
      context.jobs.filter(
        (job) =>
          job.characterId === characterId && job.state === 'active' && job.kind !== 'reference-dataset',
      ),
    shallowEqual,
  );
  return (
    <>
      {running.length > 0 && (
        <ul aria-label={t('dock.label')} className="ch:flex ch:flex-wrap ch:items-end ch:gap-3">
          {running.map((job) => (
            <RunningJobTile key={job.key} job={job} />
          ))}
        </ul>
      )}
      <OpenedJob />
    </>
  );
}

function RunningJobTile({ job }: { readonly job: TrackedJob }): ReactElement {
  const messages = useMessages(dockTexts, jobTexts);
  const { t } = messages;
  const { openJob } = useGenerationContext();
  const { snapshot } = useJobProgress(job.key);
  const kind = t(`kind.${job.kind}`);
  const view = job.kind === 'cover' ? 'cover' : 'avatar';
  const text = snapshot === null ? t('progress.sending') : stepText(messages, snapshot);

  return (
    <li className="ch:w-40 ch:max-w-full">
      <button
        type="button"
        aria-label={t('dock.openNamed', { item: kind })}
        onClick={() => openJob(job.key)}
        className="ch:block ch:w-full ch:rounded-xl ch:text-start"
      >
        <PictureFrame
          aspect={aspectOf(view)}
          subject={job.key}
          finalUrl={snapshot?.images[0]?.url ?? null}
          previewUrl={snapshot?.preview?.url ?? null}
          percent={snapshot?.percent ?? 0}
          busy
          alt={kind}
          previewAlt={t('progress.previewAlt')}
          backdrop={<ViewSilhouette view={view} />}
        />
      </button>
      <p className="ch:mt-2 ch:font-medium">{kind}</p>
      <p className="ch:pb-1 ch:text-sm ch:text-muted ch:tabular-nums">{text}</p>
      <ProgressBar percent={snapshot && knownPercent(snapshot)} label={kind} valueText={text} />
    </li>
  );
}
