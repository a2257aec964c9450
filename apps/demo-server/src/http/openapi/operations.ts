import { characterOperations } from './character-operations.ts';
import { generationOperations } from './generation-operations.ts';
import type { ApiOperations } from './operation.types.ts';
import { otherOperations } from './other-operations.ts';

/** Every route of the server. A test compares it with the routes that there are. */
export const apiOperations: ApiOperations = {
  ...generationOperations,
  ...characterOperations,
  ...otherOperations,
};
