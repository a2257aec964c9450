import type { CharacterImage, GeneratedImage, ImageDetails, JobSnapshot } from '../contract/index.ts';
import { GenerationError } from '../contract/index.ts';

/** The pictures of every character, newest first. */
export interface ScriptedGallery {
  list(characterId: string): CharacterImage[];
  /** Stores the pictures that a snapshot has and the one before had not; avatars and references become active. */
  add(snapshot: JobSnapshot, before: JobSnapshot | undefined): void;
  /** Stores one picture; all but covers become active. */
  store(characterId: string, image: Omit<GeneratedImage, 'seed'>): void;
  /** What a job of this client made has its seed, prompt and job; anything else has none. */
  details(image: { characterId: string; imageId: string }): ImageDetails;
  activate(image: { characterId: string; imageId: string }): void;
  /** Leaves its type without an active picture. */
  deactivate(image: { characterId: string; imageId: string }): void;
  /** When it was active, the newest of those it was active among takes its place. */
  remove(image: { characterId: string; imageId: string }): void;
}

export function createScriptedGallery(
  initial: Readonly<Record<string, readonly CharacterImage[]>>,
): ScriptedGallery {
  const images = new Map(Object.entries(initial));
  const origins = new Map<string, Pick<ImageDetails, 'prompt' | 'seed' | 'jobId'>>();
  const list = (characterId: string) => [...(images.get(characterId) ?? [])];

  function known({ characterId, imageId }: { characterId: string; imageId: string }): CharacterImage {
    const image = list(characterId).find(({ id }) => id === imageId);
    if (image === undefined)
      throw new GenerationError({ code: 'not-found', message: 'Image not found', status: 404 });
    return image;
  }

  function store(characterId: string, image: Omit<GeneratedImage, 'seed'>): void {
    const others = list(characterId).filter(({ id }) => id !== image.id);
    const { id, type, url, width, height, content, createdAt } = image;
    const isActive = type !== 'COVER';
    const added = { id, type, url, width, height, content, createdAt, sizeBytes: 48_000, isActive };
    images.set(characterId, [
      added,
      ...others.map((other) => (isActive && rivals(other, image) ? { ...other, isActive: false } : other)),
    ]);
  }

  return {
    list,
    store,
    deactivate: (target) => {
      known(target);
      images.set(
        target.characterId,
        list(target.characterId).map((image) =>
          image.id === target.imageId ? { ...image, isActive: false } : image,
        ),
      );
    },
    add: (snapshot, before) => {
      const stored = new Set(before?.images.map(({ id }) => id));
      for (const image of snapshot.images) {
        if (stored.has(image.id)) continue;
        store(snapshot.characterId, image);
        const { prompt } = snapshot.request;
        origins.set(image.id, {
          prompt: prompt === '' ? null : prompt,
          seed: image.seed,
          jobId: snapshot.id,
        });
      }
    },
    details: (target) => {
      const none = { prompt: null, seed: null, jobId: null };
      return { ...known(target), ...(origins.get(target.imageId) ?? none) };
    },
    activate: (target) => {
      const { type, content } = known(target);
      images.set(
        target.characterId,
        list(target.characterId).map((image) =>
          rivals(image, { type, content }) ? { ...image, isActive: image.id === target.imageId } : image,
        ),
      );
    },
    remove: (target) => {
      const removed = known(target);
      const left = list(target.characterId).filter(({ id }) => id !== target.imageId);
      const heir = removed.isActive ? left.find((image) => rivals(image, removed)) : undefined;
      images.set(
        target.characterId,
        left.map((image) => (image === heir ? { ...image, isActive: true } : image)),
      );
    },
  };
}

function rivals(
  a: Pick<CharacterImage, 'type' | 'content'>,
  b: Pick<CharacterImage, 'type' | 'content'>,
): boolean {
  return a.type === b.type && a.content === b.content;
}
