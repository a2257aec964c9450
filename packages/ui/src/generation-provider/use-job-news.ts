import type { JobKind, JobSnapshot } from '@charhub/api-client/contract';
import type { GenerationJobsActor } from '@charhub/machines';
import { useEffect, type RefObject } from 'react';
import { useMessages, type MessageFormatter } from '../locales/index.ts';
import type { Completions } from './completions.ts';
import { useLatest } from './use-latest.ts';
import type { Notify } from './use-notifications.ts';

interface HostNews {
  readonly characterName?: ((characterId: string) => string | undefined) | undefined;
  readonly onJobFinished?: ((job: JobSnapshot) => void) | undefined;
}

interface JobNewsOptions {
  readonly jobs: GenerationJobsActor;
  readonly completions: Completions;
  readonly notify: Notify;
  readonly openJob: (key: string) => void;
  readonly latest: Readonly<RefObject<HostNews>>;
}

/** Tells dialogs, host and people of each job that has ended. */
export function useJobNews({ jobs, completions, notify, openJob, latest }: JobNewsOptions): void {
  const messages = useLatest(useMessages());

  useEffect(() => {
    const tell = (key: string, job: { kind: JobKind; characterId: string }, outcome: 'ready' | 'failed') => {
      const { t } = messages.current;
      const name = latest.current.characterName?.(job.characterId);
      notify({
        tone: outcome === 'ready' ? 'success' : 'error',
        message: newsText(messages.current, { outcome, kind: job.kind, name }),
        action: {
          label: outcome === 'ready' ? t('action.view') : t('action.details'),
          onSelect: () => openJob(key),
        },
      });
    };
    const finished = jobs.on('job.finished', ({ key, job, announce }) => {
      completions.settle(job);
      latest.current.onJobFinished?.(job);
      if (announce && job.state !== 'cancelled')
        tell(key, job, job.state === 'completed' ? 'ready' : 'failed');
    });
    const refused = jobs.on('job.refused', ({ key, tracked }) => {
      if (!tracked.seen) tell(key, tracked, 'failed');
    });
    return () => {
      finished.unsubscribe();
      refused.unsubscribe();
    };
  }, [jobs, completions, notify, openJob, latest, messages]);
}

function newsText(
  { t }: MessageFormatter,
  { outcome, kind, name }: { outcome: 'ready' | 'failed'; kind: JobKind; name: string | undefined },
): string {
  return name === undefined ? t(`toast.${outcome}.${kind}`) : t(`toast.${outcome}Named.${kind}`, { name });
}
