import type { GenerationClient } from '@charhub/api-client/contract';
import {
  activeJobOf,
  createGeneration,
  type Generation,
  type GenerationOptions,
  type KeyValueStorage,
} from '@charhub/machines';
import { createImageNews, type ImageNews } from '../character-images/image-news.ts';
import { createCompletions, type Completions } from './completions.ts';
import type { DialogListeners } from './dialog-actors.ts';
import type { Dialogs } from './dialog-group.ts';

export interface GenerationParts {
  readonly userId: string;
  readonly client: GenerationClient;
  readonly generation: Generation;
  readonly dialogs: Dialogs;
  readonly completions: Completions;
  readonly imageNews: ImageNews;
}

export interface GenerationPartsOptions extends DialogListeners {
  readonly userId: string;
  /** Undefined for the browser's own. */
  readonly storage: KeyValueStorage | null | undefined;
  readonly client: GenerationClient;
  /** Hears of every machine. */
  readonly inspect: NonNullable<GenerationOptions['inspect']>;
}

/** Everything of one user that outlives dialogs and pages. Nothing of it runs yet. */
export function composeGeneration(options: GenerationPartsOptions): GenerationParts {
  const { userId, storage, client, inspect, onBackground, onUploadFailed } = options;
  const generation = createGeneration({
    client,
    userId,
    inspect,
    ...(storage === undefined ? {} : { storage }),
  });
  const dialogs: Dialogs = { generation, onBackground, onUploadFailed, groups: new Set() };
  const completions = createCompletions(
    (target) =>
      activeJobOf(generation.jobs.getSnapshot(), target) !== undefined ||
      [...dialogs.groups].some((group) => group.isPreparing(target)),
  );
  return { userId, client, generation, dialogs, completions, imageNews: createImageNews() };
}
