import type { Stage, StageState } from '@charhub/api-client/contract';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { Icon, type IconName } from '../foundations/icon/icon.tsx';
import { Spinner } from '../foundations/icon/spinner.tsx';
import { EnlargeablePicture } from '../foundations/picture-viewer/enlargeable-picture.tsx';
import { PictureFrame } from '../foundations/picture-frame/picture-frame.tsx';
import { useMessages } from '../locales/index.ts';
import { stageProblem, stageText } from './stage-text.ts';
import { aspectOf } from './view-aspect.ts';
import { ViewSilhouette } from './view-silhouette.tsx';

export interface StageCardProps {
  readonly stage: Stage;
  /** Whose pictures these are, such as the job's key: another job's are never shown. */
  readonly subject: string;
  /** What it looks like so far. @default null */
  readonly previewUrl?: string | null;
  /** What can be done with it. @default nothing */
  readonly actions?: ReactNode;
}

const icons = {
  pending: 'clock',
  completed: 'check',
  failed: 'alert',
  skipped: 'close',
} as const satisfies Readonly<Record<Exclude<StageState, 'running'>, IconName>>;

const tones: Readonly<Record<StageState, string>> = {
  pending: 'ch:text-muted',
  running: 'ch:text-accent',
  completed: 'ch:text-success',
  failed: 'ch:text-danger',
  skipped: 'ch:text-muted',
};

/** One view of a job: its silhouette, then previews, then its picture; below, how it stands. */
export function StageCard({ stage, subject, previewUrl = null, actions }: StageCardProps): ReactElement {
  const messages = useMessages();
  const { t, formatPercent } = messages;
  const { id, state, percent, image } = stage;
  const aspect = aspectOf(id);
  const running = state === 'running';
  const problem = stageProblem(messages, stage);
  const alt = t('reference.alt', { view: t(`view.${id}`) });

  return (
    <li
      data-view={id}
      data-state={state}
      className={classNames(
        'ch:flex ch:min-w-0 ch:flex-col ch:gap-2',
        // Shares of the width after which all pictures of a row are of one height.
        aspect === 'square'
          ? 'ch:sm:max-w-[15rem] ch:sm:basis-0 ch:sm:grow-3'
          : 'ch:sm:max-w-[10rem] ch:sm:basis-0 ch:sm:grow-2',
      )}
    >
      <div className="ch:grid ch:aspect-[2/3] ch:items-center ch:overflow-hidden ch:rounded-xl ch:bg-subtle ch:sm:aspect-auto">
        <PictureFrame
          aspect={aspect}
          subject={`${subject} ${id}`}
          finalUrl={image?.url ?? null}
          previewUrl={running ? previewUrl : null}
          percent={percent}
          busy={running}
          alt={alt}
          previewAlt={t('progress.previewAlt')}
          backdrop={<ViewSilhouette view={id} />}
        >
          {image !== null && <EnlargeablePicture url={image.url} alt={alt} />}
        </PictureFrame>
      </div>
      <div className="ch:flex ch:min-h-11 ch:flex-col">
        <p className="ch:flex ch:justify-between ch:gap-2 ch:font-medium">
          <span className="ch:min-w-0 ch:truncate">{t(`view.${id}`)}</span>
          {running && percent > 0 && (
            <span className="ch:tabular-nums ch:text-muted">{formatPercent(percent)}</span>
          )}
        </p>
        <p className="ch:flex ch:items-start ch:gap-1 ch:text-sm ch:text-muted">
          <span className={classNames('ch:flex ch:h-5 ch:items-center', tones[state])}>
            {running ? <Spinner size="sm" /> : <Icon name={icons[state]} size="sm" />}
          </span>
          <span className="ch:min-w-0">{stageText(messages, stage)}</span>
        </p>
        {problem !== null && <p className="ch:text-sm ch:text-danger">{problem}</p>}
      </div>
      {actions}
    </li>
  );
}
