import { mergeConfig } from 'vitest/config';
import { unitTests } from '../../vitest.shared.ts';

export default mergeConfig(unitTests({ name: 'ui', environment: 'jsdom' }), {
  test: { setupFiles: ['./src/test-support/setup-jsdom.ts'] },
});
