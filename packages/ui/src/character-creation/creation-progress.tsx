import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { ConnectionLine } from '../image-generation-dialog/connection-line.tsx';
import { jobTexts, creationTexts, useMessages, type MessagesOf } from '../locales/index.ts';
import { OverallProgress } from '../multi-stage-progress/overall-progress.tsx';
import type { CharacterCreationActor, CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import { creationJob } from './creation-job.ts';

/** That the character is stored, how far its pictures are, and whether they are heard of. */
export function CreationProgress({ actor }: { readonly actor: CharacterCreationActor }): ReactElement {
  const messages = useMessages(creationTexts, jobTexts);
  const { t } = messages;
  const name = useSelector(actor, ({ context }) => context.name);
  const job = useSelector(actor, ({ context }) => creationJob(context));
  const connection = useSelector(actor, ({ context }) => context.connection);
  const notice = useSelector(actor, (snapshot) => noticeText(messages, snapshot));
  const cancelFailed = useSelector(actor, ({ context }) => context.notice === 'cancel-failed');
  return (
    <>
      <OverallProgress job={job} notice={notice} />
      {name !== null && (
        <p className="ch:flex ch:items-start ch:gap-2 ch:text-sm ch:text-muted">
          <span className="ch:text-success">
            <Icon shape={checkIcon} size="sm" />
          </span>
          {t('creation.stored', { name })}
        </p>
      )}
      {cancelFailed ? (
        <p className="ch:text-sm ch:text-danger">{t('cancel.failed')}</p>
      ) : (
        <ConnectionLine connection={job === null ? 'live' : connection} />
      )}
    </>
  );
}

function noticeText(
  { t, formatPercent }: MessagesOf<typeof creationTexts | typeof jobTexts>,
  snapshot: CharacterCreationSnapshot,
): string | null {
  const { sample, uploadPercent, name } = snapshot.context;
  if (snapshot.hasTag('cancelling')) return t('cancel.working');
  if (!snapshot.hasTag('uploading')) return null;
  if (name !== null) return t('progress.sending');
  return sample !== null && uploadPercent < 100
    ? t('progress.uploading', { percent: formatPercent(uploadPercent) })
    : t('creation.sending');
}
