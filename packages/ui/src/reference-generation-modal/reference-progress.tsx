import { isUploading } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { ConnectionLine } from '../image-generation-dialog/connection-line.tsx';
import { jobTexts, useMessages, type JobMessages } from '../locales/index.ts';
import { OverallProgress } from '../multi-stage-progress/overall-progress.tsx';
import type { ReferenceDatasetActor, ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';

/** How far the whole job is, and whether it is heard of. */
export function ReferenceProgress({ actor }: { readonly actor: ReferenceDatasetActor }): ReactElement {
  const messages = useMessages(jobTexts);
  const job = useSelector(actor, ({ context }) => context.job);
  const connection = useSelector(actor, ({ context }) => context.connection);
  const notice = useSelector(actor, (snapshot) => noticeText(messages, snapshot));
  const cancelFailed = useSelector(actor, ({ context }) => context.notice === 'cancel-failed');
  return (
    <>
      <OverallProgress job={job} notice={notice} />
      {cancelFailed ? (
        <p className="ch:min-h-6 ch:text-sm ch:text-danger">{messages.t('cancel.failed')}</p>
      ) : (
        <ConnectionLine connection={job === null ? 'live' : connection} />
      )}
    </>
  );
}

function noticeText({ t, formatPercent }: JobMessages, snapshot: ReferenceDatasetSnapshot): string | null {
  if (snapshot.hasTag('cancelling')) return t('cancel.working');
  return isUploading(snapshot)
    ? t('progress.uploading', { percent: formatPercent(snapshot.context.uploadPercent) })
    : null;
}
