import { useEffect, useState, type ReactElement } from 'react';
import { useMessages } from '../locales/index.ts';
import { recordPace, type PaceRecord } from './estimate-time-left.ts';
import type { ImageGenerationActor, ImageGenerationSnapshot } from './image-generation-actor.types.ts';

/** About how long it will take, once that can be said. */
export function TimeLeft({ actor }: { readonly actor: ImageGenerationActor }): ReactElement | null {
  const { t, formatDurationRange, formatDuration } = useMessages();
  const [pace, setPace] = useState<PaceRecord | null>(null);

  useEffect(() => {
    const subscription = actor.subscribe((snapshot) => setPace((held) => nextPace(held, snapshot)));
    return () => subscription.unsubscribe();
  }, [actor]);

  const range = pace?.range ?? null;
  if (range === null) return null;
  const duration =
    range.from < range.to ? formatDurationRange(range.from, range.to) : formatDuration(range.to, 'long');
  return <>{t('progress.timeLeft', { duration })}</>;
}

/** Only the pace of painting says something; loading and saving are too short and too uneven. */
function nextPace(held: PaceRecord | null, { context: { job } }: ImageGenerationSnapshot): PaceRecord | null {
  const painting = job?.stages.some(({ state, step }) => state === 'running' && step === 'sampling') ?? false;
  if (job === null || !painting) return null;
  return recordPace(held, { jobId: job.id, percent: job.percent, at: performance.now() });
}
