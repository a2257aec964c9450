import {
  toGenerationErrorData,
  type CharacterImage,
  type GenerationClient,
  type GenerationErrorData,
} from '@charhub/api-client/contract';
import { applyImageChange, type ImageChange } from './apply-image-change.ts';
import type { ImageNews } from './image-news.ts';
import { joinTabs } from './join-tabs.ts';

/** What is known of a character's stored pictures. */
export interface CharacterImagesState {
  /** Newest first within each type; null before the first answer. Kept while it is asked again, and when that fails. */
  readonly images: readonly CharacterImage[] | null;
  /** Why the latest request failed; null when it did not. */
  readonly error: GenerationErrorData | null;
  readonly isLoading: boolean;
}

/** A change that is shown before the server has taken it. Only the first of the two calls counts. */
export interface PendingImageChange {
  /** The server has taken it: it stays, and the list is asked for once more. */
  confirm(): void;
  /** The server has not: everything looks as if it had never been. */
  revert(): void;
}

/** The stored pictures of every character that somebody looks at: one list and one request, however many look. */
export interface CharacterImages {
  get(characterId: string): CharacterImagesState;
  /** The first who looks makes it load; when the last has left, it is forgotten. */
  subscribe(characterId: string, listener: () => void): () => void;
  /** Asks again, if anybody looks. Asked for during a request, one more follows it. */
  refresh(characterId: string): void;
  /** Shows at once what is known to be so on the server, without asking it. */
  record(characterId: string, change: ImageChange): void;
  /** Shows what is about to be asked of the server. Answers to other requests do not undo it. */
  begin(characterId: string, change: ImageChange): PendingImageChange;
}

interface ShownChange {
  readonly change: ImageChange;
  /** Whether the server has it. */
  isSettled: boolean;
  /** The address of the picture that it deletes, where that is known. */
  url?: string | undefined;
}

interface Entry {
  state: CharacterImagesState;
  /** The newest list of the server's. */
  answer: readonly CharacterImage[] | null;
  /** Shown over that list, in this order, until a list that was asked for later has them. */
  changes: readonly ShownChange[];
  readonly listeners: Set<() => void>;
  request: AbortController | null;
  isStale: boolean;
}

const unknown: CharacterImagesState = { images: null, error: null, isLoading: true };

/** Shows what the news tell at once, and asks the server once more. While anybody looks, it hears of the user's other tabs. */
export function createCharacterImages(
  client: Pick<GenerationClient, 'listImages'>,
  news: ImageNews,
  userId: string,
): CharacterImages {
  const entries = new Map<string, Entry>();
  let leaveTabs = () => {};
  /** Addresses. While a job runs it tells of all that it has made, also of what was deleted since. */
  const deleted = new Set<string | undefined>();

  function show(entry: Entry, news: Partial<Omit<CharacterImagesState, 'images'>> = {}): void {
    const images =
      entry.answer &&
      entry.changes.reduce((list, { change }) => applyImageChange(list, change, deleted), entry.answer);
    entry.state = { ...entry.state, ...news, images };
    for (const listener of [...entry.listeners]) listener();
  }

  function load(characterId: string, entry: Entry): void {
    const request = new AbortController();
    const known = new Set(entry.changes.filter(({ isSettled }) => isSettled));
    entry.request = request;
    entry.isStale = false;
    const settle = (error: GenerationErrorData | null) => {
      entry.request = null;
      if (entry.isStale) load(characterId, entry);
      show(entry, { error, isLoading: entry.request !== null });
    };
    client.listImages(characterId, { signal: request.signal }).then(
      (images) => {
        if (request.signal.aborted) return;
        entry.answer = images;
        entry.changes = entry.changes.filter((change) => !known.has(change));
        settle(null);
      },
      (thrown: unknown) => {
        if (!request.signal.aborted) settle(toGenerationErrorData(thrown));
      },
    );
  }

  function begun(characterId: string): Entry {
    const entry: Entry = {
      state: unknown,
      answer: null,
      changes: [],
      listeners: new Set(),
      request: null,
      isStale: false,
    };
    if (entries.size === 0) leaveTabs = joinTabs(news, userId);
    entries.set(characterId, entry);
    load(characterId, entry);
    return entry;
  }

  function add(characterId: string, change: ImageChange, isSettled: boolean): ShownChange {
    const shown: ShownChange = { change, isSettled };
    const entry = entries.get(characterId);
    if (entry) {
      if (change.type === 'removed') {
        shown.url = entry.state.images?.find(({ id }) => id === change.imageId)?.url;
        deleted.add(shown.url);
      }
      entry.changes = [...entry.changes, shown];
      show(entry);
    }
    return shown;
  }

  function refresh(characterId: string): void {
    const entry = entries.get(characterId);
    if (entry?.request) {
      entry.isStale = true;
    } else if (entry) {
      load(characterId, entry);
      show(entry, { isLoading: true });
    }
  }

  news.onChange((characterId, change) => {
    if (change !== null) add(characterId, change, true);
    refresh(characterId);
  });

  return {
    get: (characterId) => entries.get(characterId)?.state ?? unknown,
    subscribe: (characterId, listener) => {
      const entry = entries.get(characterId) ?? begun(characterId);
      entry.listeners.add(listener);
      return () => {
        entry.listeners.delete(listener);
        // React may leave and come back at once.
        queueMicrotask(() => {
          if (entry.listeners.size > 0 || entries.get(characterId) !== entry) return;
          entries.delete(characterId);
          entry.request?.abort();
          if (entries.size === 0) leaveTabs();
        });
      };
    },
    refresh,
    record: (characterId, change) => {
      const { images } = entries.get(characterId)?.state ?? unknown;
      if (!images || applyImageChange(images, change, deleted) !== images) {
        add(characterId, change, true);
      }
    },
    begin: (characterId, change) => {
      const shown = add(characterId, change, false);
      let isOpen = true;
      const end = (work: () => void) => () => {
        if (!isOpen) return;
        isOpen = false;
        work();
      };
      return {
        confirm: end(() => {
          shown.isSettled = true;
          news.tell(characterId, null);
        }),
        revert: end(() => {
          deleted.delete(shown.url);
          const entry = entries.get(characterId);
          if (entry) {
            entry.changes = entry.changes.filter((other) => other !== shown);
            show(entry);
          }
        }),
      };
    },
  };
}
