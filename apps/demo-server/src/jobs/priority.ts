import type { UserRole } from '../db/schema.ts';

/** As in BullMQ, the lower number goes first. Among equals the order of submission decides, whatever the kind of job. */
export const PRIORITY = { ahead: 1, normal: 2 } as const;

/** Who pays for it goes ahead of who does not. How far ahead is bounded by how many unfinished jobs one user may have. */
export function priorityOf(role: UserRole): number {
  return role === 'PREMIUM' ? PRIORITY.ahead : PRIORITY.normal;
}
