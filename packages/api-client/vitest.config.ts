import { unitTests } from '../../vitest.shared.ts';

export default unitTests({ name: 'api-client' });
