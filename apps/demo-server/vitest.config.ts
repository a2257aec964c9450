import { configDefaults, mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

const shared = unitTests({ name: 'demo-server', include: ['{src,simulator}/**/*.test.ts'], isolate: true });

export default mergeConfig(shared, {
  test: {
    // These need real servers: npm run test:services.
    exclude: [...configDefaults.exclude, '**/*.services.test.ts'],
    globalSetup: 'src/testing/prepare-database.ts',
    // Each server under test brings a PostgreSQL of its own; on a busy machine that takes its time.
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
