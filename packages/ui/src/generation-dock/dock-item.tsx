import { jobStatus, type TrackedJob } from '@charhub/machines';
import { memo, type ReactElement } from 'react';
import type { StepRecorder } from '../bug-report/create-step-recorder.ts';
import { saveBugReport } from '../bug-report/save-bug-report.ts';
import { Button } from '../foundations/button/button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { closeIcon, downloadIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { dockTexts, useMessages } from '../locales/index.ts';
import { DockPicture, DockStatus } from './dock-progress.tsx';
import { useJobActor } from './use-job-actor.ts';

interface DockItemProps {
  readonly job: TrackedJob;
  /** Knows what the machines of this job were given. @default nobody does */
  readonly recorder: StepRecorder | undefined;
  /** A stable function. */
  readonly onOpen: () => void;
  /** The item is about to go, and with it the button that has the focus. A stable function. */
  readonly onLeave: () => void;
}

/** One of perhaps many jobs. How far it is only its leaves know. */
export const DockItem = memo(function DockItem(props: DockItemProps): ReactElement {
  const { job, recorder, onOpen, onLeave } = props;
  const { t } = useMessages(dockTexts);
  const { jobs, openJob, characterName } = useGenerationContext();
  const actor = useJobActor(job.key);
  const cancelling = useSelector(actor, (current) => current && jobStatus(current) === 'cancelling') ?? false;
  const cancellable = useSelector(actor, (current) => current?.context.snapshot?.isCancellable !== false);
  const kind = t(`kind.${job.kind}`);
  const name = characterName(job.characterId);
  const title = name === undefined ? kind : t('dock.item', { name, kind });

  return (
    <li
      className={classNames(
        'ch:flex ch:flex-wrap ch:items-center ch:justify-end ch:gap-x-3 ch:rounded-lg',
        // Off the screen it costs neither layout nor paint. What it holds is cut off at its edge, also the outline of a
        // button there, for which it is that much wider.
        'ch:-mx-1 ch:px-3 ch:py-2 ch:[contain-intrinsic-size:auto_3.75rem] ch:[content-visibility:auto]',
      )}
    >
      <DockPicture job={job} />
      <div className="ch:min-w-36 ch:flex-1 ch:wrap-anywhere">
        <p className="ch:m-0 ch:leading-5 ch:font-medium">{title}</p>
        <DockStatus job={job} />
      </div>
      <div className="ch:-me-2 ch:flex">
        <Button
          variant="quiet"
          aria-label={t('dock.openNamed', { item: title })}
          onClick={() => {
            onOpen();
            openJob(job.key);
          }}
        >
          {t('action.open')}
        </Button>
        {recorder !== undefined && (
          <Button
            variant="quiet"
            icon={downloadIcon}
            iconOnly
            title={t('dock.reportNamed', { item: title })}
            onClick={() => saveBugReport(recorder, job.key)}
          >
            {t('dock.reportNamed', { item: title })}
          </Button>
        )}
        {job.state === 'active' ? (
          cancellable && (
            <Button
              variant="quiet"
              icon={closeIcon}
              iconOnly
              busy={cancelling}
              onClick={() => jobs.send({ type: 'job.cancel', key: job.key })}
            >
              {t('dock.cancelNamed', { item: title })}
            </Button>
          )
        ) : (
          <Button
            variant="quiet"
            icon={closeIcon}
            iconOnly
            onClick={() => {
              onLeave();
              jobs.send({ type: 'job.dismiss', key: job.key });
            }}
          >
            {t('dock.dismissNamed', { item: title })}
          </Button>
        )}
      </div>
    </li>
  );
});
