import { jobEvents } from './support/job-events.ts';
import { views, type Job } from './support/job.ts';
import { expect, test } from './support/test.ts';

const order = ['pending', 'running', 'completed'];

function expectNothingGoesBack(earlier: Job, later: Job): void {
  expect(later.revision).toBeGreaterThanOrEqual(earlier.revision);
  expect(later.percent).toBeGreaterThanOrEqual(earlier.percent);
  expect(later.images.slice(0, earlier.images.length)).toEqual(earlier.images);
  expect(later.stages.map(({ id }) => id)).toEqual(views);
  for (const [index, before] of earlier.stages.entries()) {
    const after = later.stages[index] ?? before;
    expect(after.percent).toBeGreaterThanOrEqual(before.percent);
    expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
  }
}

// Slow enough that every stage is told of.
test.use({ server: 'own', speed: 0.1 });

test('tells of four views over HTTP without ever going back, for the price it showed', async ({
  api,
  origin,
  request,
}) => {
  await api.makeAvatar();
  const price = await api.imagePrice();
  const before = await api.balance();
  const stream = new AbortController();
  const events = jobEvents(origin, await api.token(), stream.signal);
  // Heard first: what there is already.
  await events.next();
  const jobId = await api.startDataset(views);

  const heard: Job[] = [];
  for await (const job of events) {
    if (job.id === jobId) heard.push(job);
    if (job.id === jobId && job.state !== 'queued' && job.state !== 'running') break;
  }
  stream.abort();

  for (const [index, later] of heard.entries()) {
    const earlier = heard[index - 1];
    if (earlier !== undefined) expectNothingGoesBack(earlier, later);
    // One view runs, those before it have their pictures, and 100 % is the end.
    const done = later.stages.filter(({ state }) => state === 'completed').length;
    expect(later.stages.slice(0, done).every(({ state }) => state === 'completed')).toBe(true);
    expect(later.stages.slice(done + 1).every(({ state }) => state === 'pending')).toBe(true);
    expect(later.images).toHaveLength(done);
    expect(later.percent === 100).toBe(later.state === 'completed');
  }
  const running = heard.flatMap(({ stages }) => stages.filter(({ state }) => state === 'running'));
  expect([...new Set(running.map(({ id }) => id))]).toEqual(views);

  const last = heard.at(-1);
  expect(last?.state).toBe('completed');
  expect(last?.images.map(({ content, width, height }) => [content, width, height])).toEqual([
    ['face', 768, 768],
    ['front', 768, 1152],
    ['side', 768, 1152],
    ['back', 768, 1152],
  ]);
  for (const { url, content } of last?.images ?? []) {
    expect(url).toMatch(new RegExp(`/references/${content ?? ''}_\\d+\\.webp$`));
    expect((await request.get(origin + url)).headers()['content-type']).toBe('image/webp');
  }
  expect(last?.cost).toEqual({ quoted: 4 * price, charged: 4 * price, refunded: 0 });
  expect(await api.balance()).toBe(before - 4 * price);
});

test('refuses reference views without an avatar, at once and for nothing', async ({
  api,
  origin,
  request,
}) => {
  const response = await request.post(`${origin}/api/v1/image-generation/character-dataset`, {
    headers: { Authorization: `Bearer ${await api.token()}` },
    data: { characterId: await api.characterId() },
  });
  expect(response.ok()).toBe(false);
  expect(await response.text()).toMatch(/avatar/i);
  expect(await api.listJobs()).toEqual([]);
  expect(await api.balance()).toBe(500);
});
