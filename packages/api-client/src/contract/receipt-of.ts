import type { JobSnapshot } from './job-snapshot.ts';
import type { JobReceipt, ReceiptEntry } from './receipt.ts';

/** What a job has cost by its snapshot, for a back end without a ledger to read. A refund is dated with the job's end. */
export function receiptOf({
  id,
  cost,
  createdAt,
  finishedAt,
}: Pick<JobSnapshot, 'id' | 'cost' | 'createdAt' | 'finishedAt'>): JobReceipt {
  const entries: ReceiptEntry[] = [
    { type: 'charge', credits: cost.charged, at: createdAt },
    { type: 'refund', credits: cost.refunded, at: finishedAt ?? createdAt },
  ];
  return {
    jobId: id,
    entries: entries.filter(({ credits }) => credits > 0),
    total: cost.charged - cost.refunded,
  };
}
