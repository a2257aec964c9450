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

export type * from './generation-dialog/generation-dialog.types.ts';
export type { FindJobInput, FollowJobCommand } from './generation-dialog/dialog-actors.ts';
export {
  isQuestionOpen,
  isUnanswered,
  isUploading,
} from './generation-dialog/generation-dialog.selectors.ts';
export { isFormError } from './generation-dialog/job-failure.ts';
export { MAX_PROMPT_LENGTH, submissionBlocker } from './generation-dialog/submission-blocker.ts';
export type { SubmissionBlocker } from './generation-dialog/submission-blocker.ts';

export { imageGalleryMachine } from './image-gallery/image-gallery.machine.ts';
export { provideImageGallery } from './image-gallery/provide-image-gallery.ts';
export type { ImageGalleryPorts, SharedImages } from './image-gallery/provide-image-gallery.ts';
export type * from './image-gallery/image-gallery.types.ts';
export type { ImageTarget } from './image-gallery/image-gallery.setup.ts';
export {
  canUse,
  changingImageId,
  comparedImages,
  galleryBlocker,
  imageGalleryView,
  imageToDelete,
  undoableActivation,
} from './image-gallery/image-gallery.selectors.ts';
export type { Comparison } from './image-gallery/image-gallery.selectors.ts';
export { rivalInUse } from './image-gallery/gallery-images.ts';

export { imageGenerationMachine } from './image-generation/image-generation.machine.ts';
export { provideImageGeneration } from './image-generation/provide-image-generation.ts';
export type * from './image-generation/image-generation.types.ts';
export {
  imageGenerationBlocker,
  imageGenerationView,
} from './image-generation/image-generation.selectors.ts';
export type { ImageGenerationView } from './image-generation/image-generation.selectors.ts';

export { referenceDatasetMachine } from './reference-dataset/reference-dataset.machine.ts';
export { provideReferenceDataset } from './reference-dataset/provide-reference-dataset.ts';
export type * from './reference-dataset/reference-dataset.types.ts';
export type { DatasetBlocker } from './reference-dataset/dataset-blocker.ts';
export {
  datasetPrice,
  referenceDatasetBlocker,
  referenceDatasetView,
} from './reference-dataset/reference-dataset.selectors.ts';
export { missingViews, REFERENCE_VIEWS, repeatedViews } from './reference-dataset/reference-views.ts';

export { characterCreationMachine } from './character-creation/character-creation.machine.ts';
export type * from './character-creation/character-creation.types.ts';
export { provideCharacterCreation } from './character-creation/provide-character-creation.ts';
export {
  characterCreationBlocker,
  characterCreationView,
  isCreationCancellable,
  isCreationUnanswered,
} from './character-creation/character-creation.selectors.ts';

export { avatarUploaderMachine } from './avatar-uploader/avatar-uploader.machine.ts';
export { provideAvatarUploader } from './avatar-uploader/provide-avatar-uploader.ts';
export type { PictureTools } from './avatar-uploader/provide-avatar-uploader.ts';
export type * from './avatar-uploader/avatar-uploader.types.ts';
export { avatarUploaderView, removalView, shownAvatar } from './avatar-uploader/avatar-uploader.selectors.ts';

export { stageProgressMachine } from './stage-progress/stage-progress.machine.ts';
export { provideStageProgress } from './stage-progress/provide-stage-progress.ts';
export type * from './stage-progress/stage-progress.types.ts';
export { stageProgressStages, stageProgressView } from './stage-progress/stage-progress.selectors.ts';
export { stagePosition, stageViews } from './stage-progress/stage-views.ts';
export type { StagePosition } from './stage-progress/stage-views.ts';

export { createGeneration } from './create-generation/create-generation.ts';
export type { Generation, GenerationOptions } from './create-generation/create-generation.ts';
export type { GenerationPorts } from './create-generation/generation-ports.ts';
export type { KeyValueStorage } from './create-generation/job-storage.ts';
export type { GenerationJobsActor } from './create-generation/registry-actors.ts';
export { onCreditsMoved } from './create-generation/on-credits-moved.ts';
export { createSampleStore } from './create-generation/sample-store.ts';
export type { SampleStore } from './create-generation/sample-store.ts';
export type { OpenTabChannel, TabChannel } from './create-generation/tab-channel.ts';
