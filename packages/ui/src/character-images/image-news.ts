import type { ImageChange } from './apply-image-change.ts';

/** Null: the list is no longer what it was, in a way that is shown already. */
type Listener = (characterId: string, change: ImageChange | null) => void;

/** Carries what has happened to characters' pictures on the server from who knows it to who shows it. */
export interface ImageNews {
  readonly tell: Listener;
  /** Hears of every character. Those who listened first hear first. */
  readonly onChange: (listener: Listener) => () => void;
}

/** All that a page needs of it that shows no lists of pictures. */
export function createImageNews(): ImageNews {
  const listeners = new Set<Listener>();
  return {
    tell: (characterId, change) => {
      for (const listener of [...listeners]) listener(characterId, change);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
