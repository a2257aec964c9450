import type { JobKind } from '@charhub/api-client/contract';
import type { ImageGenerationEmitted } from '@charhub/machines';

/** What every dialog's machine has in common. */
export interface DialogActor {
  start(): unknown;
  stop(): unknown;
  send(
    event:
      | { type: 'dialog.open'; jobKey: string | null }
      | { type: 'dialog.close' }
      | { type: 'generation.background' },
  ): void;
  getSnapshot(): DialogSnapshot;
  subscribe(listener: (snapshot: DialogSnapshot) => void): Subscription;
  on<Type extends Emitted['type'] | '*'>(
    type: Type,
    handler: (emitted: Emitted & (Type extends '*' ? unknown : { type: Type })) => void,
  ): Subscription;
}

type Emitted = ImageGenerationEmitted;

interface DialogSnapshot {
  hasTag(tag: 'busy' | 'asking' | 'uploading'): boolean;
}

interface Subscription {
  unsubscribe(): void;
}

export interface DialogTarget {
  readonly kind: JobKind;
  readonly characterId: string;
}

export interface DialogActors<Target extends DialogTarget, Actor extends DialogActor> {
  /** The dialog of this character and kind; the same one for as long as anybody holds it. */
  get(target: Target): Actor;
  /** Starts the dialog and keeps it until released. An upload that is under way is finished without its dialog. */
  hold(target: Target): () => void;
  /** Whether a dialog is preparing a job that no registry knows yet. */
  isPreparing(target: DialogTarget): boolean;
  /** Stops every dialog that nobody holds in this moment's end. */
  stop(): void;
}

export interface DialogListeners {
  /** A dialog has left its job to the background. */
  readonly onBackground: () => void;
  /** A sample could not be uploaded, or a character not be created, after its dialog was closed. */
  readonly onUploadFailed: (emitted: Extract<Emitted, { type: 'upload.failed' }>) => void;
}

interface Entry<Actor> {
  readonly actor: Actor;
  holders: number;
}

/**
 * The dialogs' actors live beside the registry, not in their components: a host may drop a component in the middle of
 * an upload, and React may mount it twice.
 */
export function createDialogActors<Target extends DialogTarget, Actor extends DialogActor>(
  create: (target: Target) => Actor,
  { onBackground, onUploadFailed }: DialogListeners,
): DialogActors<Target, Actor> {
  const entries = new Map<string, Entry<Actor>>();

  function entryOf(target: Target): Entry<Actor> {
    const key = keyOf(target);
    const held = entries.get(key);
    if (held !== undefined) return held;
    const actor = create(target);
    actor.on('dialog.closed', ({ because }) => {
      if (because === 'background') onBackground();
    });
    actor.on('upload.failed', onUploadFailed);
    const entry: Entry<Actor> = { actor, holders: 0 };
    entries.set(key, entry);
    return entry;
  }

  function drop(key: string, { actor }: Entry<Actor>): void {
    actor.stop();
    entries.delete(key);
  }

  function leave(key: string, entry: Entry<Actor>): void {
    if (entry.holders > 0 || entries.get(key) !== entry) return;
    const { actor } = entry;
    if (!actor.getSnapshot().hasTag('uploading')) {
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
export function closeDialog(actor: Pick<DialogActor, 'send' | 'getSnapshot'>): void {
  if (!actor.getSnapshot().hasTag('asking')) actor.send({ type: 'dialog.close' });
  actor.send({ type: 'generation.background' });
}

function keyOf({ kind, characterId }: DialogTarget): string {
  return `${kind}:${characterId}`;
}
