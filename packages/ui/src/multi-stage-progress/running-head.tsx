import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { singleClick } from '../foundations/button/single-click.ts';
import { closeIcon } from '../foundations/icon/icons.ts';
import { ConnectionLine } from '../image-generation-dialog/connection-line.tsx';
import { jobTexts, useMessages } from '../locales/index.ts';
import { OverallProgress } from './overall-progress.tsx';
import type { StageProgressActor } from './stage-progress-actor.ts';

interface RunningHeadProps {
  readonly actor: StageProgressActor;
}

/** How far the job is, whether it is heard of, and what ends it. */
export function RunningHead({ actor }: RunningHeadProps): ReactElement {
  const { t } = useMessages(jobTexts);
  const cancelling = useSelector(actor, ({ context }) => context.job?.cancelRequested === true);
  const cancelFailed = useSelector(actor, ({ context }) => context.error !== null) && !cancelling;
  const connection = useSelector(actor, ({ context }) =>
    context.job === null ? 'live' : context.connection,
  );
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);
  return (
    <>
      <FollowedProgress actor={actor} notice={cancelling ? t('cancel.working') : null} />
      <div className="ch:flex ch:flex-wrap ch:items-center ch:justify-between ch:gap-x-4">
        {cancelFailed ? (
          <p className="ch:min-h-6 ch:text-sm ch:text-danger">{t('cancel.failed')}</p>
        ) : (
          <ConnectionLine connection={connection} />
        )}
        {cancellable && (
          <Button
            variant="quiet"
            icon={closeIcon}
            busy={cancelling}
            onClick={singleClick(() => actor.send({ type: 'generation.cancel' }))}
          >
            {t('closing.cancel')}
          </Button>
        )}
      </div>
    </>
  );
}

function FollowedProgress({ actor, notice }: RunningHeadProps & { readonly notice: string | null }) {
  const job = useSelector(actor, ({ context }) => context.job);
  return <OverallProgress job={job} notice={notice} />;
}
