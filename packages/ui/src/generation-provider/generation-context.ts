import type { Generation, GenerationJobsActor, SampleStore } from '@charhub/machines';
import type { GenerationClient } from '@charhub/api-client/contract';
import { createContext, useContext } from 'react';
import type { ImageNews } from '../character-images/image-news.ts';
import type { Completions } from './completions.ts';
import type { Dialogs } from './dialog-group.ts';

export interface GenerationContextValue {
  readonly jobs: GenerationJobsActor;
  readonly samples: SampleStore;
  readonly client: GenerationClient;
  /** What a component's machine is provided with: `provideStageProgress(generation)`. */
  readonly generation: Generation;
  readonly dialogs: Dialogs;
  readonly completions: Completions;
  /** What has happened to characters' stored pictures. The pictures themselves: `useImageStore`. */
  readonly imageNews: ImageNews;
  /** Shows a job, by its key or its id. */
  readonly openJob: (key: string) => void;
  /** While a dialog of ours is open the host's toasts would lie under it. Returns what says that it has closed. */
  readonly registerOpenDialog: () => () => void;
  readonly characterName: (characterId: string) => string | undefined;
  readonly onGetCredits: (() => void) | undefined;
}

export const GenerationContext = createContext<GenerationContextValue | null>(null);

/** Throws where there is no provider above. */
export function useGenerationContext(): GenerationContextValue {
  const value = useContext(GenerationContext);
  if (value === null) throw new Error('Put a <GenerationProvider> above this component');
  return value;
}
