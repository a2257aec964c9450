import { asc, eq, sum } from 'drizzle-orm';
import type { JobReceipt } from '@charhub/api-client/contract';
import type { Queryable } from '../db/database.ts';
import { creditLedger } from '../db/schema.ts';

export async function balanceOf(db: Queryable, userId: string): Promise<number> {
  const [row] = await db
    .select({ total: sum(creditLedger.amount) })
    .from(creditLedger)
    .where(eq(creditLedger.userId, userId));
  return Number(row?.total ?? 0);
}

/** What a job has cost so far, entry by entry. */
export async function receiptFor(db: Queryable, jobId: string): Promise<JobReceipt> {
  const rows = await db
    .select()
    .from(creditLedger)
    .where(eq(creditLedger.jobId, jobId))
    .orderBy(asc(creditLedger.id));
  return {
    jobId,
    entries: rows.map(({ amount, createdAt }) => ({
      type: amount < 0 ? 'charge' : 'refund',
      credits: Math.abs(amount),
      at: createdAt.toISOString(),
    })),
    total: rows.reduce((total, { amount }) => total - amount, 0),
  };
}

/** Takes credits for a job. The caller holds the user's row, so that two charges cannot spend the same credits. */
export async function charge(
  tx: Queryable,
  entry: { userId: string; jobId: string; credits: number },
): Promise<void> {
  if (entry.credits === 0) return;
  await tx
    .insert(creditLedger)
    .values({ userId: entry.userId, jobId: entry.jobId, reason: 'charge', amount: -entry.credits });
}

/** Gives back what a job did not deliver. A second refund of the same job violates a constraint and undoes its transaction. */
export async function refund(
  tx: Queryable,
  entry: { userId: string; jobId: string; credits: number },
): Promise<void> {
  if (entry.credits === 0) return;
  await tx
    .insert(creditLedger)
    .values({ userId: entry.userId, jobId: entry.jobId, reason: 'refund', amount: entry.credits });
}
