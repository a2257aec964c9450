import * as z from 'zod';
import type { JobChanged } from './job-events.ts';

const Notice = z.object({ jobId: z.string(), ownerId: z.string() });

export const writeNotice = (change: JobChanged): string => JSON.stringify(change);

/** Null for what is no notice of ours. */
export function readNotice(text: string | undefined): JobChanged | null {
  try {
    return Notice.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
