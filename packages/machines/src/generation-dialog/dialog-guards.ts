import type { CharacterAccess, GenerationErrorData } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import type { JobSnapshot } from '@charhub/api-client/contract';
import { stateIn } from 'xstate';
import type { GenerationDialogContext } from './generation-dialog.types.ts';
import { isFormError } from './job-failure.ts';
import { submissionBlocker } from './submission-blocker.ts';

interface Args {
  context: GenerationDialogContext;
}

/** The guards of every dialog. A dialog that asks for several pictures has its own `canSubmit` and `canRetry`. */
export const dialogGuards = {
  canSubmit: ({ context }: Args) => submissionBlocker(context) === null,
  canRetry: ({ context }: Args) => submissionBlocker(context) === null,
  needsUpload: ({ context }: Args) => context.sample !== null && context.sample.uploadedUrl === null,
  hasJob: ({ context }: Args) => context.job !== null,
  isJobOver: ({ context }: Args) => context.job !== null && isSettled(context.job),
  hasJobState: ({ context }: Args, { state }: { state: JobSnapshot['state'] }) =>
    context.job?.state === state,
  isOtherJob: ({ context }: Args, { jobKey }: { jobKey: string | null }) =>
    jobKey !== null && jobKey !== context.jobKey,
  isFound: (_: Args, { key }: { key: string | null }) => key !== null,
  isOwn: ({ context }: Args, { key }: { key: string | null }) => key !== null && key === context.jobKey,
  /** Terms that could not be loaded are not worth waiting for. */
  areTermsSettled: ({ context }: Args) => context.access !== null || context.error !== null,
  isForbidden: ({ context }: Args) => context.access?.canEdit === false,
  /** The first answer was asked for when the dialog opened: it is older than the refusal of what was submitted since. */
  mayEdit: ({ context }: Args, { access }: { access: CharacterAccess }) =>
    access.canEdit && (context.access !== null || context.jobKey === null),
  mayNotEdit: (_: Args, { access }: { access: CharacterAccess }) => !access.canEdit,
  isForbiddenError: (_: Args, { error }: { error: GenerationErrorData }) => error.code === 'forbidden',
  isFormError: (_: Args, { error }: { error: GenerationErrorData }) => isFormError(error),
  isAborted: (_: Args, { error }: { error: GenerationErrorData }) => error.code === 'aborted',
  isUploading: /*#__PURE__*/ stateIn('#uploadingSample'),
  isHandedOver: /*#__PURE__*/ stateIn('#generating'),
  isCancelling: /*#__PURE__*/ stateIn('#cancelling'),
  isHidden: /*#__PURE__*/ stateIn('#hidden'),
};
