import type { JobConnection } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useEffect, useState } from 'react';
import { useMessages, type CommonKey } from '../locales/index.ts';
import { dialogFace, type DialogFace } from './dialog-face.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

type Announcement = Extract<CommonKey, `announce.${string}`>;

/** How long a connection must be gone before it is worth interrupting somebody for. */
const lostMilliseconds = 5_000;

/** What a screen reader says at a job's milestones; null between them. */
export function useAnnouncement(actor: ImageGenerationActor): string | null {
  const { t } = useMessages();
  const [announcement, setAnnouncement] = useState<Announcement | null>(null);
  const gone = useSelector(actor, ({ context }) => isGone(context.connection));

  useEffect(() => {
    let face = dialogFace(actor.getSnapshot());
    const subscription = actor.subscribe((snapshot) => {
      const from = face;
      face = dialogFace(snapshot);
      const to = face;
      if (from !== to) setAnnouncement((held) => announcementFor(from, to, held));
    });
    return () => subscription.unsubscribe();
  }, [actor]);

  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => setAnnouncement('announce.connectionLost'), lostMilliseconds);
    return () => {
      clearTimeout(timer);
      setAnnouncement((held) => (held === 'announce.connectionLost' ? 'announce.connectionRestored' : held));
    };
  }, [gone]);

  return announcement && t(announcement);
}

/** A job that is only shown again was not started now. */
function announcementFor(from: DialogFace, to: DialogFace, held: Announcement | null): Announcement | null {
  switch (to) {
    case 'generating':
      // A failure that was told of may turn out to be none.
      return from === 'submitting' ? 'announce.started' : from === 'failed' ? null : held;
    case 'asking':
    case 'cancelling':
      return held;
    case 'completed':
      return 'announce.ready';
    case 'failed':
      return 'announce.failed';
    default:
      return null;
  }
}

function isGone(connection: JobConnection): boolean {
  return connection === 'lost' || connection === 'offline';
}
