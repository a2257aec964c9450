import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DEMO_IDS } from '../db/demo-data.ts';
import { dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());
beforeEach(() => server.runner.flow());

const startOver = async () => (await server.as('admin')).post('/demo/start-over');
const Images = z.object({ AVATAR: z.array(z.object({ url: z.string() })).default([]) });
const images = async () =>
  Images.parse(dataOf(await owner.get(`/image-generation/characters/${DEMO_IDS.ann}/images`))).AVATAR;

describe('starting the demo over', () => {
  it('removes jobs, pictures and their files, and gives the credits back', async () => {
    await owner.settled(await owner.startAvatar(DEMO_IDS.ann));
    const [avatar] = await images();
    expect((await owner.get(avatar?.url ?? '')).status).toBe(200);

    expect((await startOver()).status).toBe(204);

    expect((await owner.get('/image-generation/jobs')).body).toMatchObject({ data: [] });
    expect(await images()).toEqual([]);
    expect((await owner.get(avatar?.url ?? '')).status).toBe(404);
    expect(await owner.balance()).toBe(500);
  });

  it('ends what is being made, and what waits, first', async () => {
    server.runner.hold();
    await owner.startAvatar(DEMO_IDS.ann);
    const paint = await server.runner.nextPaint();
    await owner.startAvatar(DEMO_IDS.ann);

    expect((await startOver()).status).toBe(204);

    expect(paint.signal.aborted).toBe(true);
    server.runner.flow();
    const next = await owner.settled(await owner.startAvatar(DEMO_IDS.ann));
    expect(next.state).toBe('completed');
    expect(await images()).toHaveLength(1);
  });

  it('is for administrators', async () => {
    await owner.settled(await owner.startAvatar(DEMO_IDS.ann));
    expect((await owner.post('/demo/start-over')).status).toBe(403);
    expect((await (await server.as(null)).post('/demo/start-over')).status).toBe(401);
    expect((await images()).length).toBeGreaterThan(0);
  });
});
