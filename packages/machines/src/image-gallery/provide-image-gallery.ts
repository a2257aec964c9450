import type { CharacterAccess, GenerationClient } from '@charhub/api-client/contract';
import { isGenerationError } from '@charhub/api-client/contract';
import { fromCallback, fromPromise } from 'xstate';
import { imageGalleryMachine } from './image-gallery.machine.ts';
import type { ImageTarget } from './image-gallery.setup.ts';
import type { ImageGalleryFact, ImageGalleryInput, ImageList } from './image-gallery.types.ts';

/** The one list of a character's pictures that everything on a page looks at. */
export interface SharedImages {
  get(characterId: string): ImageList;
  subscribe(characterId: string, listener: () => void): () => void;
  /** Asks the server again. */
  refresh(characterId: string): void;
  /** Shows a change before the server has taken it. */
  begin(
    characterId: string,
    change: { readonly type: 'activated' | 'removed'; readonly imageId: string },
  ): { confirm(): void; revert(): void };
}

export interface ImageGalleryPorts {
  readonly client: Pick<GenerationClient, 'getAccess' | 'activateImage' | 'deleteImage'>;
  readonly images: SharedImages;
}

/** The gallery over a back end and the page's list of pictures, ready to be started with its `input`. */
export function provideImageGallery({ client, images }: ImageGalleryPorts): typeof imageGalleryMachine {
  /** Goes on without whoever began it: what was asked of the server is seen on the page in any case. */
  async function change(
    type: 'activated' | 'removed',
    { characterId, imageId }: ImageTarget,
    write: () => Promise<void>,
  ): Promise<void> {
    const pending = images.begin(characterId, { type, imageId });
    try {
      await write();
      pending.confirm();
    } catch (thrown) {
      if (type === 'removed' && isGenerationError(thrown) && thrown.code === 'not-found') {
        pending.confirm();
        return;
      }
      pending.revert();
      // An answer may have been lost on its way: the list tells what is so.
      images.refresh(characterId);
      throw thrown;
    }
  }

  return imageGalleryMachine.provide({
    actors: {
      watchImages: fromCallback<{ type: 'list.reload' }, ImageGalleryInput>(
        ({ input: { characterId }, sendBack, receive }) => {
          const tell = () => {
            const { images: list, error, isLoading } = images.get(characterId);
            sendBack({ type: 'images.changed', images: list, error, isLoading } satisfies ImageGalleryFact);
          };
          receive(() => {
            images.refresh(characterId);
          });
          const leave = images.subscribe(characterId, tell);
          tell();
          return leave;
        },
      ),
      loadAccess: fromCallback<{ type: 'never' }, ImageGalleryInput>(
        ({ input: { characterId }, sendBack }) => {
          const abort = new AbortController();
          client.getAccess(characterId, { signal: abort.signal }).then(
            (access: CharacterAccess) => {
              sendBack({ type: 'access.loaded', access } satisfies ImageGalleryFact);
            },
            () => undefined,
          );
          return () => {
            abort.abort();
          };
        },
      ),
      watchNetwork: fromCallback<{ type: 'never' }, ImageGalleryInput>(({ sendBack }) => {
        if (typeof window === 'undefined') return;
        const tell = () => {
          sendBack({ type: 'network.changed', isOnline: navigator.onLine } satisfies ImageGalleryFact);
        };
        window.addEventListener('online', tell);
        window.addEventListener('offline', tell);
        tell();
        return () => {
          window.removeEventListener('online', tell);
          window.removeEventListener('offline', tell);
        };
      }),
      activateImage: fromPromise<void, ImageTarget>(({ input }) =>
        change('activated', input, () => client.activateImage(input)),
      ),
      deleteImage: fromPromise<void, ImageTarget>(({ input }) =>
        change('removed', input, () => client.deleteImage(input)),
      ),
    },
  });
}
