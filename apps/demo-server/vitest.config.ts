import { configDefaults, mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

const include = ['{src,simulator}/**/*.test.ts'];
// These need real servers: npm run test:services.
const onServersOnly = ['**/*.services.test.ts'];
const mocking = ['src/http/access.test.ts'];

const shared = unitTests({ name: 'demo-server' });

const project = (options: Parameters<typeof unitTests>[0], exclude: string[]) =>
  mergeConfig(unitTests(options), { test: { exclude: [...configDefaults.exclude, ...exclude] } });

export default {
  ...shared,
  test: {
    ...(shared.test?.reporters && { reporters: shared.test.reporters }),
    globalSetup: 'src/testing/prepare-database.ts',
    projects: [
      project({ name: 'demo-server', include }, [...onServersOnly, ...mocking]),
      project({ name: 'demo-server with mocks', include: mocking, isolate: true }, onServersOnly),
    ],
  },
};
