import { unitTests } from '../../vitest.shared.ts';

export default unitTests({ name: 'demo-server', include: ['{src,simulator}/**/*.test.ts'] });
