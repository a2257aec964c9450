export { generationJobMachine } from './generation-job/generation-job.machine.ts';
export type * from './generation-job/generation-job.types.ts';
export type { JobIdInput, SubmitJobInput } from './generation-job/generation-job.setup.ts';
export { currentStage, jobPercent, jobStatus } from './generation-job/generation-job.selectors.ts';
export type { JobStatus } from './generation-job/generation-job.selectors.ts';

export { generationJobsMachine } from './generation-jobs/generation-jobs.machine.ts';
export type * from './generation-jobs/generation-jobs.types.ts';
export {
  activeJobOf,
  dockJobs,
  jobActorOf,
  runningCount,
  trackedJobOf,
} from './generation-jobs/generation-jobs.selectors.ts';
export type { GenerationJobActor } from './generation-jobs/generation-jobs.selectors.ts';

export { imageGenerationMachine } from './image-generation/image-generation.machine.ts';
export type * from './image-generation/image-generation.types.ts';
export type { FindJobInput, FollowJobCommand } from './image-generation/image-generation.setup.ts';
export {
  imageGenerationBlocker,
  imageGenerationView,
  isQuestionOpen,
  isUnanswered,
  isUploading,
} from './image-generation/image-generation.selectors.ts';
export type { ImageGenerationView } from './image-generation/image-generation.selectors.ts';
export { isFormError } from './image-generation/job-failure.ts';
export { MAX_PROMPT_LENGTH, submissionBlocker } from './image-generation/submission-blocker.ts';
export type { SubmissionBlocker } from './image-generation/submission-blocker.ts';

export { createGeneration } from './create-generation/create-generation.ts';
export type { Generation, GenerationOptions } from './create-generation/create-generation.ts';
export type { KeyValueStorage } from './create-generation/job-storage.ts';
export type { GenerationJobsActor } from './create-generation/registry-actors.ts';
export { createSampleStore } from './create-generation/sample-store.ts';
export type { SampleStore } from './create-generation/sample-store.ts';
export type { OpenTabChannel, TabChannel } from './create-generation/tab-channel.ts';
