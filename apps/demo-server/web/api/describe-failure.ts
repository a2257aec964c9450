import { isAxiosError } from 'axios';
import * as z from 'zod/mini';

const Refusal = z.union([
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ message: z.string() }),
  z.object({ error: z.string() }),
]);

/** What the server said about a failed request; null when no answer came. */
export function describeFailure(error: unknown): string | null {
  if (!isAxiosError(error)) return error instanceof Error ? error.message : String(error);
  if (error.response === undefined) return null;
  const refusal = Refusal.safeParse(error.response.data);
  if (!refusal.success) return `HTTP ${error.response.status}`;
  if ('message' in refusal.data) return refusal.data.message;
  return typeof refusal.data.error === 'string' ? refusal.data.error : refusal.data.error.message;
}
