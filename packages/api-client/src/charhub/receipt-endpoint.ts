import type { GenerationClient } from '../contract/index.ts';
import { receiptOf } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { isMissingRoute } from './missing-route.ts';
import { ReceiptReply } from './replies.ts';
import { fromJobId } from './submission.ts';

/** Charges and refunds from the server's ledger; where there is none, from the job's snapshot. */
export function receiptEndpoint(
  http: Http,
  getJob: GenerationClient['getJob'],
): GenerationClient['getReceipt'] {
  return async (jobId, options) => {
    if (fromJobId(jobId) !== null) return receiptOf(await getJob(jobId, options));
    try {
      const target = path`/image-generation/jobs/${jobId}/receipt`;
      return (await http.send('GET', target, ReceiptReply, options)).data;
    } catch (error) {
      if (isMissingRoute(error)) return receiptOf(await getJob(jobId, options));
      throw error;
    }
  };
}
