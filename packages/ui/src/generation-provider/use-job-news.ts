import type { JobKind, JobSnapshot } from '@charhub/api-client/contract';
import type { GenerationJobsActor } from '@charhub/machines';
import { useEffect, type RefObject } from 'react';
import type { ImageNews } from '../character-images/image-news.ts';
import { useMessages, type MessageFormatter } from '../locales/index.ts';
import { isPartial } from '../multi-stage-progress/stage-text.ts';
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
  readonly imageNews: ImageNews;
  readonly notify: Notify;
  readonly openJob: (key: string) => void;
  readonly canOpenJobs: () => boolean;
  readonly latest: Readonly<RefObject<HostNews>>;
}

/** How a job ended. Only a job of several pictures can end in between. */
type News = { readonly characterId: string } & (
  | { readonly outcome: 'ready' | 'failed'; readonly kind: JobKind }
  | { readonly outcome: 'partial'; readonly ready: number; readonly total: number }
);

/** Tells dialogs, host and people of each job that has ended. */
export function useJobNews(options: JobNewsOptions): void {
  const { jobs, completions, imageNews, notify, openJob, canOpenJobs, latest } = options;
  const messages = useLatest(useMessages());

  useEffect(() => {
    const tell = (key: string, news: News) => {
      const { t } = messages.current;
      const name = latest.current.characterName?.(news.characterId);
      const ready = news.outcome === 'ready';
      notify({
        tone: ready ? 'success' : 'error',
        message: newsText(messages.current, news, name),
        action: canOpenJobs()
          ? { label: ready ? t('action.view') : t('action.details'), onSelect: () => openJob(key) }
          : null,
      });
    };
    const finished = jobs.on('job.finished', ({ key, job, announce }) => {
      if (job.images.length > 0) imageNews.tell(job.characterId, { type: 'made', images: job.images });
      completions.settle(job);
      latest.current.onJobFinished?.(job);
      if (announce && job.state !== 'cancelled') tell(key, newsOf(job));
    });
    const refused = jobs.on('job.refused', ({ key, tracked }) => {
      if (!tracked.seen) tell(key, { ...tracked, outcome: 'failed' });
    });
    return () => {
      finished.unsubscribe();
      refused.unsubscribe();
    };
  }, [jobs, completions, imageNews, notify, openJob, canOpenJobs, latest, messages]);
}

function newsOf(job: JobSnapshot): News {
  const { kind, characterId } = job;
  if (job.state === 'completed') return { kind, characterId, outcome: 'ready' };
  return isPartial(job)
    ? { characterId, outcome: 'partial', ready: job.images.length, total: job.stages.length }
    : { kind, characterId, outcome: 'failed' };
}

function newsText({ t }: MessageFormatter, news: News, name: string | undefined): string {
  if (news.outcome === 'partial') {
    const { ready, total } = news;
    return name === undefined
      ? t('toast.partial.reference-dataset', { ready, total })
      : t('toast.partialNamed.reference-dataset', { name, ready, total });
  }
  const { outcome, kind } = news;
  return name === undefined ? t(`toast.${outcome}.${kind}`) : t(`toast.${outcome}Named.${kind}`, { name });
}
