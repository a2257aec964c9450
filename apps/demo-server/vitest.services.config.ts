import { mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

/** What must hold on every backend. `npm test` runs it embedded; here the same files meet real servers. */
const conformance = [
  'src/queue/bullmq-queue.test.ts',
  'src/creations/creation.test.ts',
  'src/jobs/{cancel-job,dataset-deaths,dataset-stream,generation,idempotency,limits,queue-line,worker-death}.test.ts',
  'src/http/{access,job-event-route}.test.ts',
  'src/start-server.test.ts',
];
/** What only real servers have: other processes, and connections that break. */
const onServersOnly = ['src/**/*.services.test.ts'];

const onBackend = (name: string, env: Record<string, string | undefined>) =>
  mergeConfig(unitTests({ name, include: [...conformance, ...onServersOnly], isolate: true }), {
    test: { env, testTimeout: 60_000 },
  });

const { SERVICES_DATABASE_URL: TEST_DATABASE_URL, SERVICES_REDIS_URL: TEST_REDIS_URL } = process.env;

// Here as well, for the global setup: it belongs to no project, and reads sources where nothing is built.
const shared = unitTests({ name: 'services' });

export default {
  ...shared,
  test: {
    globalSetup: 'src/testing/prepare-services.ts',
    reporters: ['default', ['json', { outputFile: 'artifacts/services-results.json' }]],
    projects: [
      onBackend('PostgreSQL', { TEST_DATABASE_URL }),
      onBackend('PostgreSQL and Redis', { TEST_DATABASE_URL, TEST_REDIS_URL }),
    ],
  },
};
