export {
  AvatarGenerationModal,
  type AvatarGenerationModalProps,
} from './avatar-generation-modal/avatar-generation-modal.tsx';
export {
  CharacterAvatarUploader,
  type CharacterAvatarUploaderProps,
} from './character-avatar-uploader/character-avatar-uploader.tsx';
export type { ImageChange } from './character-images/apply-image-change.ts';
export type { CharacterImagesState, PendingImageChange } from './character-images/character-images.ts';
export { CharacterPicture, type CharacterPictureProps } from './character-images/character-picture.tsx';
export { imageInUse } from './character-images/image-in-use.ts';
export { characterImagesKey, staleQueryKeys } from './character-images/query-keys.ts';
export { useCharacterImages, type UseCharacterImages } from './character-images/use-character-images.ts';
export { useImageChanges, type ImageChanges } from './character-images/use-image-changes.ts';
export {
  CharacterCreationModal,
  type CharacterCreationModalProps,
} from './character-creation/character-creation-modal.tsx';
export type { CreatedCharacter } from './character-creation/use-character-creation.ts';
export {
  CoverGenerationModal,
  type CoverGenerationModalProps,
} from './cover-generation-modal/cover-generation-modal.tsx';
export type { BugReport, RecordedMachine } from './bug-report/bug-report.types.ts';
export { createStepRecorder, type StepRecorder } from './bug-report/create-step-recorder.ts';
export { GenerationDock, type GenerationDockProps } from './generation-dock/generation-dock.tsx';
export type { GenerationResult } from './generation-provider/completions.ts';
export {
  GenerationProvider,
  type GenerationProviderProps,
} from './generation-provider/generation-provider.tsx';
export {
  CharacterImageGallery,
  type CharacterImageGalleryProps,
} from './image-gallery/character-image-gallery.tsx';
export { ImageDetails, type ImageDetailsProps } from './image-gallery/image-details.tsx';
export { ImageViewModal, type ImageViewModalProps } from './image-view-modal/image-view-modal.tsx';
export { ImagesTab, type ImagesTabProps } from './images-tab/images-tab.tsx';
export { ImagesTabBadge, type ImagesTabBadgeProps } from './images-tab/images-tab-badge.tsx';
export { RunningJobTiles, type RunningJobTilesProps } from './images-tab/running-job-tiles.tsx';
export { MultiStageProgress } from './multi-stage-progress/multi-stage-progress.tsx';
export type {
  GenerationStage,
  MultiStageProgressProps,
} from './multi-stage-progress/multi-stage-progress.types.ts';
export { StageCard, type StageCardProps } from './multi-stage-progress/stage-card.tsx';
export { StageCards, type StageCardsProps } from './multi-stage-progress/stage-cards.tsx';
export { EditRefusalNote, type EditRefusalNoteProps } from './permissions/edit-refusal-note.tsx';
export type { EditRefusal } from './permissions/refusal-text.ts';
export { useEditRefusal } from './permissions/use-edit-refusal.ts';
export {
  PromptWithSampleImage,
  type PromptWithSampleImageProps,
} from './prompt-with-sample-image/prompt-with-sample-image.tsx';
export {
  ReferenceGenerationModal,
  type ReferenceGenerationModalProps,
} from './reference-generation-modal/reference-generation-modal.tsx';
export type { SampleImage } from './prompt-with-sample-image/sample-field.tsx';
export {
  createMessageFormatter,
  enUS,
  fromI18next,
  type I18nextLike,
  MessagesProvider,
  useMessages,
  type MessageFormatter,
  type MessageKey,
  type Messages,
  type MessagesOptions,
  type MessagesProviderProps,
  type MessageValues,
  type TextDirection,
  type Translate,
} from './locales/index.ts';
