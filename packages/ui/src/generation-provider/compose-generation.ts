import type { GenerationClient } from '@charhub/api-client/contract';
import {
  activeJobOf,
  createGeneration,
  isUploading,
  type Generation,
  type ImageGenerationInput,
  type KeyValueStorage,
} from '@charhub/machines';
import { createActor } from 'xstate';
import type { ImageGenerationActor } from '../image-generation-dialog/image-generation-actor.types.ts';
import { createCharacterImages, type CharacterImages } from '../images-tab/character-images.ts';
import type { ReferenceDatasetActor } from '../reference-generation-modal/reference-dataset-actor.types.ts';
import { createCompletions, type Completions } from './completions.ts';
import { createDialogActors } from './dialog-actors.ts';
import type { ImageDialogs, ReferenceDialogs, ReferenceDialogTarget } from './generation-context.ts';

export interface GenerationParts {
  readonly userId: string;
  readonly client: GenerationClient;
  readonly generation: Generation;
  readonly dialogs: ImageDialogs;
  readonly referenceDialogs: ReferenceDialogs;
  readonly completions: Completions;
  readonly images: CharacterImages;
}

export interface GenerationPartsOptions {
  readonly userId: string;
  /** Undefined for the browser's own. */
  readonly storage: KeyValueStorage | null | undefined;
  readonly client: GenerationClient;
  /** A dialog has left its job to the background. */
  readonly onBackground: () => void;
  /** A sample could not be uploaded after its dialog was closed. */
  readonly onUploadFailed: () => void;
}

/** Everything of one user that outlives dialogs and pages. Nothing of it runs yet. */
export function composeGeneration(options: GenerationPartsOptions): GenerationParts {
  const { userId, storage, client, onBackground, onUploadFailed } = options;
  const generation = createGeneration({ client, userId, ...(storage === undefined ? {} : { storage }) });
  const dialogs = createDialogActors<ImageGenerationInput, ImageGenerationActor>({
    create: (input) => createActor(generation.imageGeneration, { input }),
    isUploading: (actor) => isUploading(actor.getSnapshot()),
    onBackground,
    onUploadFailed,
  });
  const referenceDialogs = createDialogActors<ReferenceDialogTarget, ReferenceDatasetActor>({
    create: (input) => createActor(generation.referenceDataset, { input }),
    isUploading: (actor) => isUploading(actor.getSnapshot()),
    onBackground,
    onUploadFailed,
  });
  const completions = createCompletions(
    (target) =>
      activeJobOf(generation.jobs.getSnapshot(), target) !== undefined ||
      dialogs.isPreparing(target) ||
      referenceDialogs.isPreparing(target),
  );
  const images = createCharacterImages(client);
  return { userId, client, generation, dialogs, referenceDialogs, completions, images };
}
