import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { DEMO_IDS } from '../db/demo-data.ts';
import { listen } from '../http/listen.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const secret = 'never in any log';
const prompt = 'a prompt nobody may read in a log';
const token = 'a token for operators';
let server: TestServer;
let operations: string;
let sessionToken: string;
let jobId: string;
let log = '';
let traces = '';
const collector = createServer((req, res) => {
  req.setEncoding('utf8').on('data', (text: string) => (traces += text));
  req.on('end', () => void res.end());
});
beforeAll(async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', await listen(collector, { port: 0, host: '127.0.0.1' }));
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '50');
  const env = { OPERATIONS_PORT: '0', OPERATIONS_TOKEN: token, JWT_SECRET: secret, LOG_LEVEL: 'trace' };
  server = await startTestServer(env, { write: (line) => void (log += line) });
  operations = server.operationsUrl ?? '';
  const owner = await server.as('owner');
  sessionToken = owner.token ?? '';
  jobId = await owner.startAvatar(DEMO_IDS.ann, { prompt });
  await owner.settled(jobId);
});
afterAll(async () => {
  await server.close();
  collector.close();
  vi.unstubAllEnvs();
});

const ask = (path: string, authorization: string) =>
  fetch(operations + path, { headers: { Authorization: authorization } });

it('is for who has the token only, as a bearer token or as a password', async () => {
  const basic = (password: string) => `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;
  for (const path of ['/metrics', '/queue', '/queue/api/queues']) {
    expect((await fetch(operations + path)).status).toBe(401);
    expect((await ask(path, 'Bearer another')).status).toBe(401);
    expect((await ask(path, basic('another'))).status).toBe(401);
    expect((await ask(path, `Bearer ${token}`)).status).toBe(200);
    expect((await ask(path, basic(token))).status).toBe(200);
  }
});

it('measures requests by route and counts the jobs in the record', async () => {
  const text = await (await ask('/metrics', `Bearer ${token}`)).text();
  expect(text).toMatch(/^charhub_jobs\{kind="avatar",state="completed"\} 1$/m);
  expect(text).toMatch(/^charhub_oldest_unfinished_job_seconds 0$/m);
  expect(text).toContain(
    'http_request_duration_seconds_count{method="POST",route="/api/v1/image-generation/avatar",status="200"} 1',
  );
  expect(text).toContain('route="/api/v1/image-generation/jobs/:jobId"');
  expect(text).toContain('process_cpu_seconds_total');
});

it('counts each job that ended, by what became of it, and how long it took', async () => {
  const owner = server.withToken(sessionToken);
  server.runner.hold();
  const failing = await owner.startAvatar(DEMO_IDS.ann);
  (await server.runner.nextPaint()).fail('execution', ['KSampler: out of luck']);
  await owner.settled(failing);
  const cancelled = await owner.startAvatar(DEMO_IDS.ann);
  await server.runner.nextPaint();
  await owner.post(`/image-generation/jobs/${cancelled}/cancel`);
  await owner.settled(cancelled);
  server.runner.flow();
  const metrics = async () => (await ask('/metrics', `Bearer ${token}`)).text();
  // A moment after the record says so.
  await vi.waitFor(async () =>
    expect(await metrics()).toContain('charhub_jobs_ended_total{kind="avatar",result="cancelled"} 1'),
  );
  const text = await metrics();
  for (const result of ['completed', 'failed', 'cancelled']) {
    expect(text).toContain(`charhub_jobs_ended_total{kind="avatar",result="${result}"} 1`);
    expect(text).toContain(`charhub_job_duration_seconds_count{kind="avatar",result="${result}"} 1`);
  }
  expect(text).toContain('charhub_job_duration_seconds_bucket{le="300",kind="avatar",result="completed"} 1');
});

it('shows the queue and lets nobody change it', async () => {
  const reply = await ask('/queue/api/queues', `Bearer ${token}`);
  expect(await reply.json()).toMatchObject({ queues: [{ name: 'image-generation', readOnlyMode: true }] });
});

it('is not on the port of the API', async () => {
  for (const path of ['/metrics', '/queue']) expect((await fetch(server.url + path)).status).toBe(404);
});

it('sends traces of the queue, without what is painted, where a collector is named', async () => {
  await vi.waitFor(() => expect(traces).toContain('process image-generation'), { timeout: 10_000 });
  expect(traces).not.toContain(prompt);
});

describe('the log', () => {
  const Line = z.looseObject({
    msg: z.string(),
    jobId: z.string().optional(),
    requestId: z.string().optional(),
    path: z.string().optional(),
  });
  const lines = () =>
    log
      .trimEnd()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)));

  it('ties a job to the request that started it and to what its worker did', () => {
    const ofJob = lines().filter((line) => line.jobId === jobId);
    expect(ofJob.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['request', 'job started', 'job ended']),
    );
    const started = ofJob.find(({ path }) => path === '/api/v1/image-generation/avatar');
    expect(started?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has one line for each request, whatever that has in it', async () => {
    const before = lines().length;
    const owner = server.withToken(sessionToken);
    await owner.get('/credits/x%0a%7B%22msg%22:%22forged%22%7D');
    await vi.waitFor(() => expect(lines().length).toBe(before + 1));
    expect(lines().at(-1)?.msg).toBe('request');
  });

  it('has no prompt, no token and no secret, also when things go wrong', async () => {
    const owner = server.withToken(sessionToken);
    const nobody = server.withToken(`${sessionToken}x`);
    await nobody.post('/image-generation/avatar', { characterId: DEMO_IDS.ann, prompt });
    await owner.post('/image-generation/avatar', { characterId: DEMO_IDS.ann, prompt, imageType: 'NONE' });
    await owner.send('POST', '/image-generation/avatar', {
      headers: { 'Content-Type': 'application/json' },
      body: `{"prompt":"${prompt}",`,
    });
    await owner.get(`/credits/balance?token=${sessionToken}&prompt=${encodeURIComponent(prompt)}`);
    server.runner.hold();
    const failing = await owner.startAvatar(DEMO_IDS.ann, { prompt });
    (await server.runner.nextPaint()).fail('execution', ['KSampler: out of luck']);
    await owner.settled(failing);
    await vi.waitFor(() => expect(log).toContain('stage failed'));
    for (const hidden of [prompt, encodeURIComponent(prompt), sessionToken, secret, token])
      expect(log).not.toContain(hidden);
  });
});
