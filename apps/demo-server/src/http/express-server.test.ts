import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createExpressServer, type ExpressServer } from './express-server.ts';
import { listen } from './listen.ts';

let http: ExpressServer;
let url: string;
beforeEach(async () => {
  http = createExpressServer();
  url = await listen(http.server, { port: 0, host: '127.0.0.1' });
});
afterEach(() => {
  http.server.closeAllConnections();
  http.server.close();
});

it('asks for patience until there is an app', async () => {
  const early = await fetch(url);
  expect([early.status, early.headers.get('Retry-After')]).toEqual([503, '1']);
  http.serve(express().use((_req, res) => void res.json('served')));
  expect(await (await fetch(url)).json()).toBe('served');
});

it('leaves Express no prototype to change, so that all requests share one shape', async () => {
  const made: unknown[] = [];
  http.server.prependListener('request', (req, res) =>
    made.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res)),
  );
  const app = express().get('/:word', (req, res) => {
    const handled: unknown[] = [Object.getPrototypeOf(req), Object.getPrototypeOf(res)];
    res.json({ ...req.params, isOwnApp: req.app === app, isSame: same(handled, made) });
  });
  http.serve(app);
  expect(await (await fetch(`${url}/hello`)).json()).toEqual({ word: 'hello', isOwnApp: true, isSame: true });
});

const same = (some: readonly unknown[], others: readonly unknown[]) =>
  some.length === others.length && some.every((one, index) => one === others[index]);
