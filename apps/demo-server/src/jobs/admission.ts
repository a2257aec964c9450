import type { Queryable } from '../db/database.ts';
import { ApiError } from '../http/api-error.ts';
import type { PaintTimes } from './paint-times.ts';
import { countUnfinished } from './queue-line.ts';

/** Why one more job is not accepted now. */
export interface Refusal {
  readonly reason: string;
  readonly limit: number;
}

/** Says whether one more job may be accepted. */
export interface Admission {
  /**
   * Null when it may. The caller holds the user's row, so that a user's own limit is exact; the limit of all may be
   * passed by as many jobs as are submitted in the same moment.
   */
  refusalOf(tx: Queryable, ownerId: string): Promise<Refusal | null>;
  /** 429, with the seconds after which a place may be free. Not to be called in a transaction: it asks the history. */
  toError(refusal: Refusal): Promise<ApiError>;
}

export interface AdmissionOptions {
  readonly times: PaintTimes;
  /** Unfinished jobs of one user. */
  readonly maxJobsPerUser: number;
  /** Unfinished jobs of all users. */
  readonly maxQueueLength: number;
}

const UNKNOWN_SECONDS = 15;
const LEAST_SECONDS = 2;
const MOST_SECONDS = 300;

export function createAdmission({ times, maxJobsPerUser, maxQueueLength }: AdmissionOptions): Admission {
  /** One of the pictures being painted ends about then. */
  async function secondsUntilPlace(): Promise<number> {
    const typical = [...(await times.read()).values()].map((time) => time.typical);
    const seconds = typical.length === 0 ? UNKNOWN_SECONDS : Math.max(...typical);
    return Math.ceil(Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds)));
  }

  return {
    async refusalOf(tx, ownerId) {
      if ((await countUnfinished(tx, ownerId)) >= maxJobsPerUser) {
        const reason = `You have ${String(maxJobsPerUser)} unfinished jobs, and more are not accepted at a time`;
        return { reason, limit: maxJobsPerUser };
      }
      if ((await countUnfinished(tx)) >= maxQueueLength) {
        const reason = `${String(maxQueueLength)} jobs are waiting, and more are not accepted at a time`;
        return { reason, limit: maxQueueLength };
      }
      return null;
    },
    async toError({ reason, limit }) {
      const retryAfterSeconds = await secondsUntilPlace();
      return new ApiError(429, 'RATE_LIMIT_EXCEEDED', reason, { retryAfterSeconds, details: { limit } });
    },
  };
}
