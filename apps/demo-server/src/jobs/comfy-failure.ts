import type { JobError } from '@charhub/api-client/contract';
import { ComfyError } from '../comfyui/comfy-error.ts';
import type { ComfyErrorCode } from '../comfyui/comfy-runner.types.ts';

/** A stage that cannot be made, for a reason worth telling its owner. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure';
  readonly reason: JobError;

  constructor(reason: JobError) {
    super(reason.message);
    this.reason = reason;
  }
}

const mayWorkLater: Record<ComfyErrorCode, boolean> = {
  unavailable: true,
  rejected: false,
  execution: true,
  'out-of-memory': true,
  lost: true,
  cancelled: true,
};

/** Why a stage failed, as its owner may know it; null for anything that is this server's own trouble and worth another try. */
export function failureReason(error: unknown): JobError | null {
  if (error instanceof StageFailure) return error.reason;
  if (!(error instanceof ComfyError)) return null;
  return {
    code: error.code,
    message: error.message,
    retryable: mayWorkLater[error.code],
    details: [...error.details],
  };
}
