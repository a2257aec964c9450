import { avatarUploaderDriver } from './avatar-uploader.driver.tsx';
import { characterCreationDriver } from './character-creation.driver.tsx';
import { generationJobDriver } from './generation-job.driver.ts';
import { generationJobsDriver } from './generation-jobs.driver.ts';
import { imageGalleryDriver } from './image-gallery.driver.tsx';
import { imageGenerationDriver } from './image-generation.driver.ts';
import { referenceDatasetDriver } from './reference-dataset.driver.ts';
import { stageProgressDriver } from './stage-progress.driver.tsx';
import type { WalkDriver } from './walk-driver.ts';

/** How each machine is walked through its components, by the name of its model. */
export const walkDrivers: readonly WalkDriver[] = [
  imageGenerationDriver,
  referenceDatasetDriver,
  characterCreationDriver,
  avatarUploaderDriver,
  imageGalleryDriver,
  stageProgressDriver,
  generationJobsDriver,
  generationJobDriver,
];

/** Throws when nobody has written one. */
export function walkDriver(name: string): WalkDriver {
  const driver = walkDrivers.find(({ model }) => model.name === name || model.machine.id === name);
  if (driver === undefined) throw new Error(`No page walks the machine ${name}`);
  return driver;
}
