import { afterEach, describe, expect, it, vi } from 'vitest';
import { createImageNews } from './image-news.ts';
import { joinTabs } from './join-tabs.ts';

const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

/** A tab of this user, and what it was told of. */
function openTab(userId: string) {
  const news = createImageNews();
  const told = vi.fn();
  news.onChange(told);
  const leave = joinTabs(news, userId);
  leaving.push(leave);
  return { news, told, leave };
}

describe('the tabs of a user', () => {
  it('tell each other once whose pictures were changed', async () => {
    const [here, there, stranger] = [openTab('ann'), openTab('ann'), openTab('bob')];
    here.news.tell('aria', { type: 'removed', imageId: 'image-1' });
    await vi.waitFor(() => expect(there.told).toHaveBeenCalledWith('aria', null));
    // An echo of the first would come before it.
    there.news.tell('mira', null);
    await vi.waitFor(() => expect(here.told).toHaveBeenLastCalledWith('mira', null));
    expect(here.told).toHaveBeenCalledTimes(2);
    expect(there.told).toHaveBeenCalledTimes(2);
    expect(stranger.told).not.toHaveBeenCalled();
  });

  it('do not tell what each hears of the jobs itself', async () => {
    const [here, there] = [openTab('ann'), openTab('ann')];
    here.news.tell('aria', { type: 'made', images: [] });
    here.news.tell('mira', null);
    await vi.waitFor(() => expect(there.told).toHaveBeenCalledWith('mira', null));
    expect(there.told).toHaveBeenCalledTimes(1);
  });

  it('take nothing else for a character, and hear nothing of one that has left', async () => {
    const [here, there] = [openTab('ann'), openTab('ann')];
    const other = new BroadcastChannel('charhub-images:ann');
    other.postMessage({ characterId: 'aria' });
    here.leave();
    here.news.tell('aria', null);
    other.postMessage('mira');
    await vi.waitFor(() => expect(there.told).toHaveBeenCalledWith('mira', null));
    expect(there.told).toHaveBeenCalledTimes(1);
    other.close();
  });
});
