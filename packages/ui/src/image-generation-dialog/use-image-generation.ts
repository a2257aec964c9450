import type { ImageGenerationKind } from '@charhub/machines';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { GenerationResult } from '../generation-provider/completions.ts';
import { closeDialog } from '../generation-provider/dialog-actors.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useLatest } from '../generation-provider/use-latest.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

export interface UseImageGenerationOptions {
  readonly kind: ImageGenerationKind;
  readonly characterId: string;
  readonly isOpen: boolean;
  readonly jobKey: string | null;
  readonly onClose: () => void;
  readonly onComplete: ((result: GenerationResult) => void) | undefined;
}

/** Binds a host's props to the dialog's machine. The identities of the callbacks do not matter. */
export function useImageGeneration(options: UseImageGenerationOptions): ImageGenerationActor {
  const { kind, characterId, isOpen, jobKey } = options;
  const { dialogs, completions } = useGenerationContext();
  const latest = useLatest(options);
  const target = useMemo(() => ({ kind, characterId }), [kind, characterId]);

  const actor = useSyncExternalStore(
    useCallback(() => dialogs.hold(target), [dialogs, target]),
    () => dialogs.get(target),
    () => dialogs.get(target),
  );

  useEffect(() => {
    const subscription = actor.on('dialog.closed', () => {
      if (latest.current.isOpen) latest.current.onClose();
    });
    return () => subscription.unsubscribe();
  }, [actor, latest]);

  useEffect(
    () => completions.listen(target, (result) => latest.current.onComplete?.(result)),
    [completions, target, latest],
  );

  const opened = useRef<ImageGenerationActor | null>(null);
  useEffect(() => {
    if (isOpen) {
      opened.current = actor;
      actor.send({ type: 'dialog.open', jobKey });
    } else if (opened.current !== null) {
      // Another dialog may show the same machine; only the one that opened it closes it.
      closeDialog(opened.current);
      opened.current = null;
    }
  }, [actor, isOpen, jobKey]);

  return actor;
}
