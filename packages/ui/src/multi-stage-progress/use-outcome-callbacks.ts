import { stageProgressStages } from '@charhub/machines';
import { useEffect, useRef } from 'react';
import { useLatest } from '../generation-provider/use-latest.ts';
import { jobTexts, errorMessageKeys, referenceTexts, useMessages } from '../locales/index.ts';
import { generationStages } from './generation-stages.ts';
import type { MultiStageProgressProps } from './multi-stage-progress.types.ts';
import { problemsText } from './partial-outcome.tsx';
import type { StageProgressActor } from './stage-progress-actor.ts';

/** Tells a host how each job has ended, once, whatever functions it passes. */
export function useOutcomeCallbacks(actor: StageProgressActor, props: MultiStageProgressProps): void {
  const latest = useLatest({ props, messages: useMessages(referenceTexts, jobTexts) });
  const told = useRef(new Set<string>());

  useEffect(() => {
    const isNews = (jobId: string | undefined) => {
      if (jobId === undefined) return true;
      if (told.current.has(jobId)) return false;
      told.current.add(jobId);
      return true;
    };
    const completed = actor.on('generation.completed', ({ job }) => {
      if (!isNews(job.id)) return;
      const { props: host, messages } = latest.current;
      host.onComplete?.(generationStages(messages, stageProgressStages(actor.getSnapshot())));
      host.onGenerationComplete?.();
    });
    const failed = actor.on('generation.failed', ({ job, error }) => {
      if (!isNews(job?.id)) return;
      const { props: host, messages } = latest.current;
      const { what, advice } = errorMessageKeys(job?.error?.code ?? error.code);
      const problems = problemsText(messages, job?.stages ?? []);
      host.onError?.(problems === '' ? `${messages.t(what)} ${messages.t(advice)}` : problems);
      if (job !== null && job.images.length > 0) host.onGenerationComplete?.();
    });
    return () => {
      completed.unsubscribe();
      failed.unsubscribe();
    };
  }, [actor, latest]);
}
