import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type DestinationStream } from 'pino';
import { expect, vi } from 'vitest';
import * as z from 'zod';
import { isSettled, JobSnapshot } from '@charhub/api-client/contract';
import { loadConfig } from '../config/config.ts';
import type { DemoUserName } from '../db/demo-data.ts';
import { startServer, type StartOptions } from '../start-server.ts';
import { undocumented } from './documented-replies.ts';
import { openTestDatabase } from './test-database.ts';
import { queueSettings } from './test-queue.ts';
import { createFakeComfyRunner, type FakeComfyRunner } from './fake-comfy-runner.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** HTTP as one of the demo's users, or as nobody. */
export interface TestUser {
  readonly token: string | null;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  send(method: string, path: string, init?: RequestInit): Promise<Reply>;
  /** Starts an avatar of `characterId` and answers with its job id. */
  startAvatar(characterId: string, more?: Record<string, unknown>): Promise<string>;
  /** Starts reference views of `characterId` and answers with the job id. */
  startDataset(characterId: string, more?: Record<string, unknown>): Promise<string>;
  /** The job, once it has ended. */
  settled(jobId: string): Promise<JobSnapshot>;
  snapshot(jobId: string): Promise<JobSnapshot>;
  balance(): Promise<number>;
}

const DataReply = z.object({ data: z.record(z.string(), z.unknown()) });

/** The `data` of an answer that has an object there. */
export const dataOf = (reply: Reply): Record<string, unknown> => DataReply.parse(reply.body).data;

/** For `toEqual`: any text, any number. */
export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);

export interface TestServer extends ServedApi {
  readonly runner: FakeComfyRunner;
}

export interface ServedApi {
  readonly url: string;
  readonly api: string;
  readonly dataDir: string;
  readonly operationsUrl: string | null;
  as(user: DemoUserName | null): Promise<TestUser>;
  withToken(token: string | null): TestUser;
  close(): Promise<void>;
}

const JobReply = z.object({ data: JobSnapshot });
export const StartReply = z.object({ jobId: z.string() });
const BalanceReply = z.object({ data: z.object({ balance: z.number() }) });
const SessionReply = z.object({ token: z.string() });

/** The whole server on a free port, with real PostgreSQL, queue and storage; only ComfyUI is a fake. */
export async function startTestServer(
  env: Record<string, string> = {},
  log?: DestinationStream,
): Promise<TestServer> {
  const runner = createFakeComfyRunner();
  const server = await serveForTest(env, () => Promise.resolve(runner), log);
  return { ...server, runner };
}

/** The same with the caller's runner, which ends with the server. */
export async function serveForTest(
  env: Record<string, string>,
  createRunner: StartOptions['createRunner'],
  log?: DestinationStream,
): Promise<ServedApi> {
  const dataDir = await mkdtemp(join(tmpdir(), 'charhub-test-'));
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '0',
    ...queueSettings(),
    ...env,
  });
  const server = await startServer(config, {
    logger: pino({ level: config.logLevel }, log),
    webRoot: null,
    createRunner,
    openDatabase: openTestDatabase,
    heartbeatMs: 300,
  });
  const url = server.url ?? '';
  return {
    url,
    api: `${url}/api/v1`,
    dataDir,
    operationsUrl: server.operationsUrl,
    withToken: (token) => connectAs(url, token),
    as: async (user) => (user === null ? connectAs(url, null) : signIn(url, user)),
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** HTTP to a server as whoever has this token. */
function connectAs(url: string, token: string | null): TestUser {
  const api = `${url}/api/v1`;

  async function send(method: string, path: string, init: RequestInit = {}): Promise<Reply> {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(path.startsWith('/media') ? url + path : api + path, {
      ...init,
      method,
      headers,
    });
    const contentType = response.headers.get('content-type');
    const isJson = contentType?.startsWith('application/json') === true;
    const body: unknown = isJson ? await response.json() : await response.text();
    const { pathname } = new URL(response.url);
    expect(undocumented({ method, path: pathname, status: response.status, body, contentType })).toEqual([]);
    return { status: response.status, headers: response.headers, body };
  }
  const snapshot = async (jobId: string) =>
    JobReply.parse((await send('GET', `/image-generation/jobs/${jobId}`)).body).data;
  const post: TestUser['post'] = (path, body, headers = {}) =>
    send('POST', path, {
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    token,
    send,
    post,
    get: (path) => send('GET', path),
    async startAvatar(characterId, more = {}) {
      const { body } = await post('/image-generation/avatar', { characterId, prompt: 'red hair', ...more });
      return StartReply.parse(body).jobId;
    },
    async startDataset(characterId, more = {}) {
      const prompt = { positive: 'red hair', negative: '' };
      const { body } = await post('/image-generation/character-dataset', { characterId, prompt, ...more });
      return StartReply.parse(body).jobId;
    },
    snapshot,
    settled: (jobId) =>
      vi.waitFor(
        async () => {
          const job = await snapshot(jobId);
          expect(isSettled(job)).toBe(true);
          return job;
        },
        { timeout: 30_000, interval: 30 },
      ),
    balance: async () => BalanceReply.parse((await send('GET', '/credits/balance')).body).data.balance,
  };
}

/** HTTP to a server as one of the demo's users. */
export async function signIn(url: string, user: DemoUserName): Promise<TestUser> {
  const { body } = await connectAs(url, null).post('/demo/session', { user });
  return connectAs(url, SessionReply.parse(body).token);
}
