import type { ImageNews } from './image-news.ts';

/**
 * Tells the other tabs of a user whose pictures were changed here, and hears it of them. Jobs each tab follows itself.
 * @returns leaves them again
 */
export function joinTabs(news: ImageNews, userId: string): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(`charhub-images:${userId}`);
  let heard: unknown = null;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string') return;
    heard = data;
    news.tell(data, null);
    heard = null;
  };
  const unsubscribe = news.onChange((characterId, change) => {
    if (characterId !== heard && change?.type !== 'made') channel.postMessage(characterId);
  });
  return () => {
    unsubscribe();
    channel.close();
  };
}
