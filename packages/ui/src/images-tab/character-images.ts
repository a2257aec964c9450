import {
  toGenerationErrorData,
  type CharacterImage,
  type GeneratedImage,
  type GenerationClient,
  type GenerationErrorData,
} from '@charhub/api-client/contract';

/** What is known of a character's stored pictures. */
export interface CharacterImagesState {
  /** Newest first within each type; null before the first answer. Kept while it is asked again, and when that fails. */
  readonly images: readonly CharacterImage[] | null;
  /** Why the latest request failed; null when it did not. */
  readonly error: GenerationErrorData | null;
  readonly isLoading: boolean;
}

/** The stored pictures of every character that somebody looks at: one list and one request, however many look. */
export interface CharacterImages {
  get(characterId: string): CharacterImagesState;
  /** The first who looks makes it load; when the last has left, it is forgotten. */
  subscribe(characterId: string, listener: () => void): () => void;
  /** Asks again, if anybody looks. Asked for during a request, one more follows it. */
  refresh(characterId: string): void;
  /** Pictures that have just been made, shown before the next answer has them. */
  record(characterId: string, made: readonly GeneratedImage[]): void;
}

interface Entry {
  state: CharacterImagesState;
  readonly listeners: Set<() => void>;
  request: AbortController | null;
  isStale: boolean;
}

const unknown: CharacterImagesState = { images: null, error: null, isLoading: true };

export function createCharacterImages(client: Pick<GenerationClient, 'listImages'>): CharacterImages {
  const entries = new Map<string, Entry>();

  function change(entry: Entry, state: Partial<CharacterImagesState>): void {
    entry.state = { ...entry.state, ...state };
    for (const listener of [...entry.listeners]) listener();
  }

  function load(characterId: string, entry: Entry): void {
    const request = new AbortController();
    entry.request = request;
    entry.isStale = false;
    const settle = (state: Partial<CharacterImagesState>) => {
      if (request.signal.aborted) return;
      entry.request = null;
      if (entry.isStale) load(characterId, entry);
      change(entry, { ...state, isLoading: entry.request !== null });
    };
    client.listImages(characterId, { signal: request.signal }).then(
      (images) => settle({ images, error: null }),
      (thrown: unknown) => settle({ error: toGenerationErrorData(thrown) }),
    );
  }

  return {
    get: (characterId) => entries.get(characterId)?.state ?? unknown,
    subscribe: (characterId, listener) => {
      const held = entries.get(characterId);
      const entry = held ?? { state: unknown, listeners: new Set(), request: null, isStale: false };
      entry.listeners.add(listener);
      if (held === undefined) {
        entries.set(characterId, entry);
        load(characterId, entry);
      }
      return () => {
        entry.listeners.delete(listener);
        // React may leave and come back at once.
        queueMicrotask(() => {
          if (entry.listeners.size > 0 || entries.get(characterId) !== entry) return;
          entries.delete(characterId);
          entry.request?.abort();
        });
      };
    },
    refresh: (characterId) => {
      const entry = entries.get(characterId);
      if (entry === undefined) return;
      if (entry.request !== null) {
        entry.isStale = true;
        return;
      }
      load(characterId, entry);
      change(entry, { isLoading: true });
    },
    record: (characterId, made) => {
      const entry = entries.get(characterId);
      const images = entry?.state.images ?? null;
      const added = made.filter(({ id }) => !images?.some((image) => image.id === id));
      if (entry === undefined || images === null || added.length === 0) return;
      change(entry, { images: added.reduce(withMade, images) });
    },
  };
}

function withMade(images: readonly CharacterImage[], made: GeneratedImage): readonly CharacterImage[] {
  const { id, type, url, width, height, content, createdAt } = made;
  const isActive = type !== 'COVER';
  const others = images.map((image) =>
    isActive && image.type === type && image.content === content ? { ...image, isActive: false } : image,
  );
  return [{ id, type, url, width, height, content, createdAt, sizeBytes: null, isActive }, ...others];
}
