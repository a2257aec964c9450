import { useEffect, useState, type ReactElement } from 'react';
import { jobTexts, useMessages } from '../locales/index.ts';
import { promisedRange, recordPace, type PaceRecord, type TimeRange } from './estimate-time-left.ts';
import type { ImageGenerationActor, ImageGenerationSnapshot } from './image-generation-actor.types.ts';

/** About how long it will take, once that can be said: from the server's history while it waits, from its own pace while it is painted. */
export function TimeLeft({ actor }: { readonly actor: ImageGenerationActor }): ReactElement | null {
  const { t, formatDurationRange, formatDuration } = useMessages(jobTexts);
  const [pace, setPace] = useState<PaceRecord | null>(null);
  const [promised, setPromised] = useState(() => promisedTo(actor.getSnapshot()));

  useEffect(() => {
    const subscription = actor.subscribe((snapshot) => {
      setPace((held) => nextPace(held, snapshot));
      setPromised((held) => sameOr(held, promisedTo(snapshot)));
    });
    return () => subscription.unsubscribe();
  }, [actor]);

  const range = pace?.range ?? promised;
  if (range === null) return null;
  const duration =
    range.from < range.to ? formatDurationRange(range.from, range.to) : formatDuration(range.to, 'long');
  return <>{t('progress.timeLeft', { duration })}</>;
}

function promisedTo({ context: { job } }: ImageGenerationSnapshot): TimeRange | null {
  return job?.state === 'queued' && job.estimate ? promisedRange(job.estimate) : null;
}

/** The one held when it says the same, so that nothing is drawn again. */
function sameOr(held: TimeRange | null, next: TimeRange | null): TimeRange | null {
  return held?.from === next?.from && held?.to === next?.to ? held : next;
}

/** Only the pace of painting says something; loading and saving are too short and too uneven. */
function nextPace(held: PaceRecord | null, { context: { job } }: ImageGenerationSnapshot): PaceRecord | null {
  const painting = job?.stages.some(({ state, step }) => state === 'running' && step === 'sampling') ?? false;
  if (job === null || !painting) return null;
  return recordPace(held, { jobId: job.id, percent: job.percent, at: performance.now() });
}
