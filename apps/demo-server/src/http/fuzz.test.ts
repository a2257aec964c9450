import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFuzz } from '../testing/fuzz/run-fuzz.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

// The whole set is `npm run fuzz`.
it('answers whatever is sent as documented, without a fault and without anything of somebody else’s', async () => {
  const { statuses, findings } = await runFuzz(server.url, { runs: 400, seed: 20 });
  expect(findings).toEqual([]);
  // Requests of every sort got as far as they should.
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '401', '404']));
});
