import { provideImageGallery, type imageGalleryMachine } from '@charhub/machines';
import { useState, useSyncExternalStore } from 'react';
import { createActor, type ActorRefFrom, type SnapshotFrom } from 'xstate';
import { imageStoreOf } from '../character-images/use-image-store.ts';
import {
  useGenerationContext,
  type GenerationContextValue,
} from '../generation-provider/generation-context.ts';

export type ImageGalleryActor = ActorRefFrom<typeof imageGalleryMachine>;
export type ImageGallerySnapshot = SnapshotFrom<typeof imageGalleryMachine>;

/** The gallery of one character, running for as long as the component is on the page. */
export function useImageGallery(characterId: string): ImageGalleryActor {
  const context = useGenerationContext();
  const images = imageStoreOf(context);
  const [held, setHeld] = useState(() => holdGallery(context, characterId));
  if (held.images !== images || held.characterId !== characterId) setHeld(holdGallery(context, characterId));
  return useSyncExternalStore(held.hold, held.get, held.get);
}

function holdGallery(
  context: Pick<GenerationContextValue, 'client' | 'imageNews' | 'generation'>,
  characterId: string,
) {
  const { client, generation } = context;
  const images = imageStoreOf(context);
  const machine = provideImageGallery({ client, images });
  const create = () => createActor(machine, { input: { characterId }, ...generation.actorOptions });
  let actor = create();
  let holders = 0;

  return {
    images,
    characterId,
    get: () => actor,
    /** Starts it and keeps it until released. React may leave it and come back. */
    hold: () => {
      holders++;
      if (actor.getSnapshot().status === 'stopped') actor = create();
      actor.start();
      return () => {
        holders--;
        // What is under way goes on without it.
        if (holders === 0) actor.stop();
      };
    },
  };
}
