import * as z from 'zod/mini';

/** One movement of credits for a job. */
export const ReceiptEntry = z.object({
  type: z.enum(['charge', 'refund']),
  /** Always positive: taken for a charge, given back for a refund. */
  credits: z.number(),
  /** ISO 8601. */
  at: z.string(),
});
export type ReceiptEntry = z.infer<typeof ReceiptEntry>;

/** What a job has cost so far, entry by entry, oldest first. */
export const JobReceipt = z.object({
  jobId: z.string(),
  entries: z.array(ReceiptEntry),
  /** Charges minus refunds. */
  total: z.number(),
});
export type JobReceipt = z.infer<typeof JobReceipt>;
