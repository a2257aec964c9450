import { createServer, type Server } from 'node:http';
import express, { type RequestHandler } from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorHandler } from './api-error.ts';
import { crossOrigin } from './cross-origin.ts';
import { listen } from './listen.ts';
import { requestLimit } from './request-limit.ts';

let server: Server | null = null;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval'] }));
afterEach(() => {
  vi.useRealTimers();
  server?.close();
});

function serve(protection: RequestHandler): Promise<string> {
  const app = express().use(protection, (_req, res) => void res.json('served'));
  server = createServer(app.use(errorHandler(pino({ level: 'silent' }))));
  return listen(server, { port: 0, host: '127.0.0.1' });
}

describe('more requests than allowed', () => {
  it('are refused with the time after which the next is answered', async () => {
    const url = await serve(requestLimit(2));
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([200, 200]);
    const refused = await fetch(url);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(await refused.json()).toMatchObject({
      error: { code: 'RATE_LIMIT_EXCEEDED', details: { limit: 2 } },
    });
    vi.advanceTimersByTime(60_000);
    expect((await fetch(url)).status).toBe(200);
  });

  it('are answered where there is no limit', async () => {
    const url = await serve(requestLimit(0));
    for (let sent = 0; sent < 5; sent += 1) expect((await fetch(url)).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://app.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,idempotency-key',
    },
  };

  it('may call when it is on the list, with a token and a key, without cookies', async () => {
    const url = await serve(crossOrigin(['https://app.example', 'http://localhost:5173']));
    const { headers } = await fetch(url, preflight);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('https://app.example');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it.each([[[]], [['https://other.example']], [['https://app.example.evil.example']]])(
    'may not when the list is %j',
    async (origins) => {
      const url = await serve(crossOrigin(origins));
      expect((await fetch(url, preflight)).headers.get('Access-Control-Allow-Origin')).toBeNull();
    },
  );
});
