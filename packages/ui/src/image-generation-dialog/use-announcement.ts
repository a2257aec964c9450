import { isSettled } from '@charhub/api-client/contract';
import type { JobConnection } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useEffect, useState } from 'react';
import { dialogFace, type DialogFace } from './dialog-face.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

/** What is worth interrupting somebody for. */
export type Announcement =
  'started' | 'ready' | 'failed' | 'cancelled' | 'connectionLost' | 'connectionRestored';

/** How long a connection must be gone before it is worth interrupting somebody for. */
const lostMilliseconds = 5_000;

/** What a screen reader says at a job's milestones; null between them. */
export function useAnnouncement(actor: ImageGenerationActor): Announcement | null {
  const [announcement, setAnnouncement] = useState<Announcement | null>(null);
  const gone = useSelector(actor, ({ context }) => isGone(context.connection));

  useEffect(() => {
    let face = dialogFace(actor.getSnapshot());
    // Whether it was started, or seen to run, since it was opened: another job is only shown, and has nothing to tell.
    let isNews = false;
    const subscription = actor.subscribe((snapshot) => {
      const from = face;
      const to = (face = dialogFace(snapshot));
      if (from === to) return;
      const { job, notice } = snapshot.context;
      if (to === 'submitting') isNews = from !== 'checking';
      const wasNews = isNews;
      isNews = (isNews && to !== 'closed') || (jobFaces.has(to) && job !== null && !isSettled(job));
      setAnnouncement((held) => announcementFor(from, to, wasNews, notice === 'cancelled', held));
    });
    return () => subscription.unsubscribe();
  }, [actor]);

  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => setAnnouncement('connectionLost'), lostMilliseconds);
    return () => {
      clearTimeout(timer);
      setAnnouncement((held) => (held === 'connectionLost' ? 'connectionRestored' : held));
    };
  }, [gone]);

  return announcement;
}

const jobFaces: ReadonlySet<DialogFace> = new Set(['generating', 'asking', 'cancelling']);

function announcementFor(
  from: DialogFace,
  to: DialogFace,
  isNews: boolean,
  isCancelled: boolean,
  held: Announcement | null,
): Announcement | null {
  switch (to) {
    case 'asking':
    case 'cancelling':
      return held;
    case 'generating':
      // A failure that was told of may turn out to be none.
      return from === 'failed' ? null : from === 'submitting' && isNews ? 'started' : held;
    case 'completed':
      return isNews ? 'ready' : null;
    case 'failed':
      return isNews ? 'failed' : null;
    case 'form':
      return isNews && isCancelled ? 'cancelled' : null;
    default:
      return null;
  }
}

function isGone(connection: JobConnection): boolean {
  return connection === 'lost' || connection === 'offline';
}
