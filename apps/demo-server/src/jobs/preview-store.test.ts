import { expect, it } from 'vitest';
import { createPreviewStore, WANTED_SECONDS } from './preview-store.ts';

it('wants previews of a job for a while after somebody looked at it last', async () => {
  let ms = 0;
  const previews = createPreviewStore(() => ms);
  await previews.set('job', { url: 'data:image/webp;base64,abc', stage: 'avatar' });
  expect(await previews.isWanted('job')).toBe(false);
  expect((await previews.get('job'))?.stage).toBe('avatar');
  ms = WANTED_SECONDS * 1000 - 1;
  expect(await previews.isWanted('job')).toBe(true);
  await previews.get('job');
  ms += WANTED_SECONDS * 1000 - 1;
  expect(await previews.isWanted('job')).toBe(true);
  ms += 1;
  expect(await previews.isWanted('job')).toBe(false);
});
