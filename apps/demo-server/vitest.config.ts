import { mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

const shared = unitTests({ name: 'demo-server', include: ['{src,simulator}/**/*.test.ts'] });

export default mergeConfig(shared, { test: { globalSetup: 'src/testing/prepare-database.ts' } });
