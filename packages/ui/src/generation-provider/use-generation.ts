import type { GenerationClient } from '@charhub/api-client/contract';
import {
  activeJobOf,
  createGeneration,
  isUploading,
  type GenerationJobsActor,
  type ImageGenerationInput,
  type KeyValueStorage,
  type SampleStore,
} from '@charhub/machines';
import { useCallback, useState, useSyncExternalStore, type RefObject } from 'react';
import { createActor } from 'xstate';
import type { ImageGenerationActor } from '../image-generation-dialog/image-generation-actor.types.ts';
import { createCharacterImages, type CharacterImages } from '../images-tab/character-images.ts';
import { useMessages, type MessageFormatter } from '../locales/index.ts';
import { createCompletions, type Completions } from './completions.ts';
import { delegateClient } from './delegate-client.ts';
import { createDialogActors } from './dialog-actors.ts';
import type { ImageDialogs } from './generation-context.ts';
import { useLatest } from './use-latest.ts';
import type { Notify } from './use-notifications.ts';

interface GenerationProps {
  readonly client: GenerationClient;
  readonly userId: string;
  readonly storage?: KeyValueStorage | null | undefined;
}

interface Surroundings {
  readonly client: GenerationClient;
  readonly notify: Notify;
  readonly t: MessageFormatter['t'];
}

interface GenerationParts {
  readonly jobs: GenerationJobsActor;
  readonly samples: SampleStore;
  readonly dialogs: ImageDialogs;
  readonly completions: Completions;
  readonly images: CharacterImages;
}

/** The machines of one user, running for as long as the provider is on the page. */
export function useGeneration({ client, userId, storage }: GenerationProps, notify: Notify): GenerationParts {
  const { t } = useMessages();
  const latest = useLatest<Surroundings>({ client, notify, t });
  const [held, setHeld] = useState(() => composeParts(userId, storage, latest));
  if (held.userId !== userId) setHeld(composeParts(userId, storage, latest));
  const { generation, dialogs, completions, images } = held;

  // A registry that was stopped and started again, as React does with hidden trees, is another actor.
  const jobs = useSyncExternalStore(
    useCallback(() => {
      generation.start();
      return () => {
        // First those who look at the registry, then the registry.
        dialogs.stop();
        generation.stop();
      };
    }, [generation, dialogs]),
    () => generation.jobs,
    () => generation.jobs,
  );

  return { jobs, samples: generation.samples, dialogs, completions, images };
}

function composeParts(
  userId: string,
  storage: KeyValueStorage | null | undefined,
  latest: Readonly<RefObject<Surroundings>>,
) {
  const client = delegateClient(() => latest.current.client);
  const generation = createGeneration({
    client,
    userId,
    ...(storage === undefined ? {} : { storage }),
  });
  const tell = (tone: 'info' | 'error', key: 'toast.background' | 'toast.uploadFailed') =>
    latest.current.notify({ tone, message: latest.current.t(key), action: null });
  const dialogs = createDialogActors<ImageGenerationInput, ImageGenerationActor>({
    create: (input) => createActor(generation.imageGeneration, { input }),
    isUploading: (actor) => isUploading(actor.getSnapshot()),
    onBackground: () => tell('info', 'toast.background'),
    onUploadFailed: () => tell('error', 'toast.uploadFailed'),
  });
  const completions = createCompletions(
    (target) =>
      activeJobOf(generation.jobs.getSnapshot(), target) !== undefined || dialogs.isPreparing(target),
  );
  return { userId, generation, dialogs, completions, images: createCharacterImages(client) };
}
