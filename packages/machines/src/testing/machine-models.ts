import type { MachineModel } from './explore-machine.ts';
import { characterCreationModel } from './models/character-creation.model.ts';
import { avatarUploaderModel } from './models/avatar-uploader.model.ts';
import { generationJobModel } from './models/generation-job.model.ts';
import { generationJobsModel } from './models/generation-jobs.model.ts';
import { imageGalleryModel } from './models/image-gallery.model.ts';
import { imageGenerationModel } from './models/image-generation.model.ts';
import { referenceDatasetModel } from './models/reference-dataset.model.ts';
import { stageProgressModel } from './models/stage-progress.model.ts';

/**
 * Every machine of this package, in the order in which people meet them. A new machine is added here and, for its walk
 * in the browser, to the drivers of the components; tests name what is missing.
 */
export const machineModels: readonly MachineModel[] = [
  imageGenerationModel,
  referenceDatasetModel,
  characterCreationModel,
  imageGalleryModel,
  stageProgressModel,
  avatarUploaderModel,
  generationJobsModel,
  generationJobModel,
];

/** The model of a machine, by its name or by the id of its root. Throws when there is none. */
export function machineModel(name: string): MachineModel {
  const model = machineModels.find((each) => each.name === name || each.machine.id === name);
  if (model === undefined) throw new Error(`No machine is called ${name}`);
  return model;
}
