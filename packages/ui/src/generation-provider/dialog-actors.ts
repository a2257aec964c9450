import type { JobKind } from '@charhub/api-client/contract';
import { isUploading, type Generation, type ImageGenerationInput } from '@charhub/machines';
import { createActor } from 'xstate';
import type { ImageGenerationActor } from '../image-generation-dialog/image-generation-actor.types.ts';

export interface DialogActors {
  /** The dialog of this character and kind; the same one for as long as anybody holds it. */
  get(target: ImageGenerationInput): ImageGenerationActor;
  /** Starts the dialog and keeps it until released. An upload that is under way is finished without its dialog. */
  hold(target: ImageGenerationInput): () => void;
  /** Whether a dialog is preparing a job that no registry knows yet. */
  isPreparing(target: DialogTarget): boolean;
  /** Stops every dialog that nobody holds in this moment's end. */
  stop(): void;
}

interface DialogTarget {
  readonly kind: JobKind;
  readonly characterId: string;
}

interface DialogEvents {
  readonly onBackground: () => void;
  readonly onUploadFailed: () => void;
}

interface Entry {
  readonly actor: ImageGenerationActor;
  holders: number;
}

/**
 * The dialogs' actors live beside the registry, not in their components: a host may drop a component in the middle of
 * an upload, and React may mount it twice.
 */
export function createDialogActors(generation: Generation, events: DialogEvents): DialogActors {
  const entries = new Map<string, Entry>();

  function entryOf(target: ImageGenerationInput): Entry {
    const key = keyOf(target);
    const held = entries.get(key);
    if (held !== undefined) return held;
    const actor = createActor(generation.imageGeneration, { input: target });
    actor.on('dialog.closed', ({ because }) => {
      if (because === 'background') events.onBackground();
    });
    actor.on('upload.failed', events.onUploadFailed);
    const entry: Entry = { actor, holders: 0 };
    entries.set(key, entry);
    return entry;
  }

  function drop(key: string, { actor }: Entry): void {
    actor.stop();
    entries.delete(key);
  }

  function leave(key: string, entry: Entry): void {
    if (entry.holders > 0 || entries.get(key) !== entry) return;
    const { actor } = entry;
    if (!isUploading(actor.getSnapshot())) {
      drop(key, entry);
      return;
    }
    closeDialog(actor);
    const subscription = actor.subscribe((snapshot) => {
      if (snapshot.hasTag('busy')) return;
      subscription.unsubscribe();
      queueMicrotask(() => leave(key, entry));
    });
  }

  return {
    get: (target) => entryOf(target).actor,
    hold: (target) => {
      const entry = entryOf(target);
      entry.holders++;
      entry.actor.start();
      return () => {
        entry.holders--;
        queueMicrotask(() => leave(keyOf(target), entry));
      };
    },
    isPreparing: (target) => {
      const entry = entries.get(keyOf(target));
      return entry !== undefined && entry.actor.getSnapshot().hasTag('busy');
    },
    stop: () => {
      queueMicrotask(() => {
        for (const [key, entry] of entries) if (entry.holders === 0) drop(key, entry);
      });
    },
  };
}

/** Closes without a question: what runs goes on in the background. */
export function closeDialog(actor: ImageGenerationActor): void {
  if (!actor.getSnapshot().hasTag('asking')) actor.send({ type: 'dialog.close' });
  actor.send({ type: 'generation.background' });
}

function keyOf({ kind, characterId }: DialogTarget): string {
  return `${kind}:${characterId}`;
}
