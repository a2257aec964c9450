import { openAsBlob } from 'node:fs';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { databaseTemplate } from '../testing/database-template.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

let postgres: EmbeddedPostgres;
let pool: pg.Pool;
beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dump: await openAsBlob(await databaseTemplate.path()) });
  pool = new pg.Pool({ connectionString: postgres.connectionString, max: 6 });
  await pool.query('CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)');
  await pool.query('INSERT INTO counters SELECT i, 0 FROM generate_series(0, 9) AS i');
});
afterAll(async () => {
  await pool.end();
  await postgres.close();
});

async function increment(id: number, outcome: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE counters SET n = n + $1 WHERE id = $2', [1, id]);
    await client.query(outcome);
  } finally {
    client.release();
  }
}

it('gives each of many clients at once the answer to its own question', async () => {
  const sum = async () =>
    (await pool.query<{ n: number }>('SELECT sum(n)::int AS n FROM counters')).rows[0]?.n ?? 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('number', 'texts', 'commit', 'rollback', 'mistake'), {
        minLength: 20,
        maxLength: 60,
      }),
      async (questions) => {
        const before = await sum();
        await Promise.all(
          questions.map(async (question, index) => {
            if (question === 'commit') await increment(index % 10, 'COMMIT');
            else if (question === 'rollback') await increment(index % 10, 'ROLLBACK');
            else if (question === 'mistake') {
              await expect(pool.query('SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
            } else if (question === 'number') {
              expect((await pool.query('SELECT $1::int AS a', [index])).rows).toEqual([{ a: index }]);
            } else {
              const { rows } = await pool.query('SELECT $1::text AS a, $2::text AS b', [
                `x${String(index)}`,
                'y',
              ]);
              expect(rows).toEqual([{ a: `x${String(index)}`, b: 'y' }]);
            }
          }),
        );
        expect((await sum()) - before).toBe(questions.filter((question) => question === 'commit').length);
      },
    ),
    { numRuns: 15 },
  );
});

it('goes on when a client leaves in the middle of a transaction', async () => {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query('UPDATE counters SET n = 1000 WHERE id = $1', [0]);
  await client.end();
  const { rows } = await pool.query('SELECT n FROM counters WHERE id = $1', [0]);
  expect(rows).not.toEqual([{ n: 1000 }]);
});

it('tells a client that listens what others notify, in a transaction or not', async () => {
  const listener = new pg.Client({ connectionString: postgres.connectionString });
  await listener.connect();
  const heard: (string | undefined)[] = [];
  listener.on('notification', ({ channel, payload }) => heard.push(`${channel}: ${payload ?? ''}`));
  await listener.query('-- for news\nLISTEN news');

  await pool.query("NOTIFY news, 'plain'");
  await pool.query('SELECT pg_notify($1, $2)', ['news', 'from a statement with parameters']);
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query("NOTIFY news, 'rolled back'");
  await client.query('ROLLBACK');
  await client.query('BEGIN');
  await client.query(`SELECT pg_notify('news', $1), repeat('x', 100000)`, ['with a long answer']);
  await client.query('COMMIT');
  client.release();

  await vi.waitFor(() =>
    expect(heard).toEqual([
      'news: plain',
      'news: from a statement with parameters',
      'news: with a long answer',
    ]),
  );
  await listener.end();
});
