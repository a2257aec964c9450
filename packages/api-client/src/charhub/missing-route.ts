import { isGenerationError } from '../contract/index.ts';

/** Whether the back end has no such route at all, as opposed to a job it does not know. */
export function isMissingRoute(error: unknown): boolean {
  return isGenerationError(error) && error.status === 404 && error.message === 'Route not found';
}
