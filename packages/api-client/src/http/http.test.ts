import axios from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { createGenerationClient } from '../client.ts';
import type { GenerationErrorData } from '../contract/index.ts';
import { json } from '../../test/api-server.ts';
import { failureOf, useApiServer } from '../../test/client-fixture.ts';

const api = useApiServer();
const route = 'GET /image-generation/jobs/x';

describe('an error answer of the host', () => {
  const shapes: [string, number, unknown, Partial<GenerationErrorData>][] = [
    [
      'its usual shape',
      400,
      { error: { code: 'INVALID_INPUT', message: 'Bad type', field: 'imageType' } },
      { code: 'validation', message: 'Bad type', field: 'imageType' },
    ],
    [
      'a dataset of a character without an avatar',
      409,
      { error: { code: 'AVATAR_REQUIRED', message: 'Make an avatar first' } },
      { code: 'avatar-required', status: 409, retryable: false },
    ],
    [
      'details in an object',
      503,
      { error: { code: 'R2_STORAGE_ERROR', message: 'No storage', details: { missing: ['KEY', 'BUCKET'] } } },
      { code: 'unavailable', retryable: true, details: ['missing: KEY', 'missing: BUCKET'] },
    ],
    [
      'details in a list',
      400,
      {
        error: {
          code: 'VALIDATION_FAILED',
          message: 'Missing models',
          details: ['a.safetensors', { message: 'b.pt' }, 3],
        },
      },
      { code: 'validation', details: ['a.safetensors', 'b.pt', '3'] },
    ],
    [
      'a missing session',
      401,
      { error: 'Authorization header missing or malformed' },
      { code: 'unauthorized', message: 'Authorization header missing or malformed' },
    ],
    [
      'multer',
      413,
      { success: false, message: 'File too large', error: 'FILE_TOO_LARGE', maxSize: '10MB' },
      { code: 'validation', field: 'image', message: 'File too large' },
    ],
    [
      'authorization middleware',
      403,
      { success: false, message: 'Admins only' },
      { code: 'forbidden', message: 'Admins only' },
    ],
    [
      'an unknown route',
      404,
      { error: 'Route not found', path: '/x' },
      { code: 'not-found', message: 'Route not found' },
    ],
    [
      'an uncaught error',
      500,
      { error: 'boom', stack: 'Error: boom\n at secret.ts' },
      { code: 'server', message: 'boom', details: [], retryable: true },
    ],
    [
      'credits as text',
      402,
      { error: 'Insufficient credits', required: 75, message: 'You need 75 credits' },
      {
        ...{ code: 'insufficient-credits', message: 'You need 75 credits', retryable: false },
        credits: { required: 75, available: null, missing: null },
      },
    ],
    [
      'credits as a code',
      400,
      { error: { code: 'CREDITS_INSUFFICIENT', message: 'Too few' } },
      { code: 'insufficient-credits', status: 400 },
    ],
    ['administrators only', 401, { error: { code: 'ADMIN_REQUIRED', message: 'No' } }, { code: 'forbidden' }],
    [
      'a workflow that cannot run',
      503,
      { error: { code: 'WORKFLOW_NOT_READY', message: 'Lacks', details: ['FaceDetailer'] } },
      { code: 'rejected', retryable: false, details: ['FaceDetailer'] },
    ],
    [
      'a conflict',
      409,
      { error: { code: 'INVALID_STATE', message: 'Already running' } },
      { code: 'conflict', retryable: false },
    ],
    [
      'nothing',
      502,
      null,
      { code: 'unavailable', message: 'The server answered 502 without an explanation', retryable: true },
    ],
    ['a list', 500, ['?'], { code: 'server' }],
    ['not implemented', 501, {}, { code: 'server', retryable: false }],
  ];
  it.each(shapes)('in the shape of %s', async (_title, status, body, expected) => {
    api.server.on(route, json(status, body));
    await expect(api.connect().getJob('x')).rejects.toMatchObject({
      name: 'GenerationError',
      status,
      ...expected,
    });
  });

  it('in HTML, from a proxy', async () => {
    api.server.on(route, (_request, response) => {
      response
        .writeHead(413, { 'Content-Type': 'text/html' })
        .end('<html><h1>413 Request Entity Too Large</h1></html>');
    });
    await expect(api.connect().getJob('x')).rejects.toMatchObject({
      code: 'validation',
      field: 'image',
      message: 'The server answered 413 without an explanation',
    });
  });

  it('says when to come back, in seconds or as a date', async () => {
    const client = api.connect();
    const limited = { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'Slow down' } };
    api.server.on(route, json(429, limited, { 'Retry-After': '7' }));
    await expect(client.getJob('x')).rejects.toMatchObject({
      code: 'rate-limited',
      retryable: true,
      retryAfterSeconds: 7,
    });
    api.server.on(route, json(503, {}, { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() }));
    const later = await failureOf(client.getJob('x'));
    expect(later.code).toBe('unavailable');
    expect(later.retryAfterSeconds).toBeGreaterThan(50);
    expect(later.retryAfterSeconds).toBeLessThan(61);
    api.server.on(route, json(503, {}, { 'Retry-After': 'soon' }));
    await expect(client.getJob('x')).rejects.toMatchObject({ retryAfterSeconds: null });
  });
});

describe('an answer that does not fit', () => {
  it.each([
    [
      'HTML',
      'text/html',
      '<!doctype html><title>App</title>',
      'the answer should be of type object, but is HTML',
    ],
    ['broken JSON', 'application/json', '{"data": {"id"', 'the answer should be of type object, but is'],
    ['nothing', 'application/json', '', 'the answer should be of type object, but is'],
  ])('because it is %s is a protocol error', async (_title, type, body, message) => {
    api.server.on(route, (_request, response) => response.writeHead(200, { 'Content-Type': type }).end(body));
    const failure = await failureOf(api.connect().getJob('x'));
    expect(failure.code).toBe('protocol');
    expect(failure.message).toContain(message);
  });
});

describe('a call without an answer', () => {
  it('ends by itself', async () => {
    api.server.on(route, () => undefined);
    await expect(api.connect({ timeoutMs: 40 }).getJob('x')).rejects.toMatchObject({
      code: 'timeout',
      retryable: true,
      status: null,
    });
  });

  it('ends by itself although the body trickles', async () => {
    api.server.on(route, (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    await expect(api.connect({ timeoutMs: 100 }).getJob('x')).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends when the caller gives up, before and after it was sent', async () => {
    const before = new AbortController();
    before.abort();
    await expect(api.connect().getJob('x', { signal: before.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(api.server.received).toEqual([]);
    const closed = vi.fn();
    const during = new AbortController();
    api.server.on(route, (_request, response) => {
      response.on('close', closed);
      during.abort();
    });
    await expect(api.connect().getJob('x', { signal: during.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalled();
    });
  });

  it('ends although an interceptor of the host never does', async () => {
    const host = axios.create({ baseURL: api.server.url });
    host.interceptors.request.use(() => new Promise(() => undefined));
    const client = createGenerationClient({ axios: host, timeoutMs: 30 });
    await expect(client.getJob('x')).rejects.toMatchObject({ code: 'timeout' });
  });

  it('is a network error when the connection breaks or nobody listens', async () => {
    api.server.on(route, (_request, response) => response.destroy());
    await expect(api.connect().getJob('x')).rejects.toMatchObject({
      code: 'network',
      retryable: true,
      status: null,
    });
    const client = api.connect();
    await api.server.close();
    await expect(client.getJob('x')).rejects.toMatchObject({ code: 'network', retryable: true });
  });
});

describe('the host’s axios', () => {
  it('may have its own timeout, status rule, base URL and prefix', async () => {
    api.server.on(
      'GET /v2/image-generation/jobs/x',
      json(403, { error: { code: 'FORBIDDEN', message: 'No' } }),
    );
    const host = axios.create({ baseURL: 'http://127.0.0.1:9', timeout: 1, validateStatus: () => true });
    const timeouts: unknown[] = [];
    host.interceptors.request.use((config) => {
      timeouts.push(config.timeout);
      return config;
    });
    const client = createGenerationClient({ axios: host, baseUrl: api.server.url, pathPrefix: '/v2' });
    await expect(client.getJob('x')).rejects.toMatchObject({ code: 'forbidden' });
    expect(timeouts).toEqual([0]);
  });

  it('may throw its own errors', async () => {
    const host = axios.create({ baseURL: api.server.url });
    host.interceptors.request.use(() => {
      throw new Error('no session store');
    });
    await expect(createGenerationClient({ axios: host }).getJob('x')).rejects.toMatchObject({
      code: 'protocol',
      message: 'no session store',
    });
  });
});
