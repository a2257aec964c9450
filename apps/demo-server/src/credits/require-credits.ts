import type { Queryable } from '../db/database.ts';
import type { UserRole } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { balanceOf } from './ledger.ts';

/**
 * The caller holds the user's row, so that what is checked can be charged. As in CharHub, administrators are charged but
 * never refused.
 * @throws ApiError 402 with what is missing
 */
export async function requireCredits(
  tx: Queryable,
  user: { readonly id: string; readonly role: UserRole },
  required: number,
): Promise<void> {
  const available = await balanceOf(tx, user.id);
  if (available >= required || user.role === 'ADMIN') return;
  throw new ApiError(
    402,
    'CREDITS_INSUFFICIENT',
    `Insufficient credits: ${String(required)} needed, ${String(available)} available`,
    { details: { required, available, missing: required - available } },
  );
}
