import { createServer, type Server } from 'node:http';
import { drizzle } from 'drizzle-orm/node-postgres';
import express from 'express';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import * as schema from '../../db/schema.ts';
import { listen } from '../listen.ts';
import { healthRoutes } from './health-routes.ts';

let server: Server | null = null;
afterEach(() => void server?.close());

it('is alive but not ready while the database does not answer', async () => {
  // Nobody listens there.
  const pool = new pg.Pool({ connectionString: 'postgres://127.0.0.1:9/charhub' });
  server = createServer(express().use(healthRoutes({ db: drizzle(pool, { schema }) })));
  const url = await listen(server, { port: 0, host: '127.0.0.1' });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});
