import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { GenerationResult } from './completions.ts';
import { closeDialog, type DialogActor, type DialogTarget } from './dialog-actors.ts';
import type { DialogGroup } from './dialog-group.ts';
import { useGenerationContext } from './generation-context.ts';
import { useLatest } from './use-latest.ts';

export interface UseDialogOptions {
  readonly isOpen: boolean;
  readonly jobKey: string | null;
  readonly onClose: () => void;
  readonly onComplete: ((result: GenerationResult) => void) | undefined;
}

/** Binds a host's props to a dialog's machine. Give it a stable target; the identities of the callbacks do not matter. */
export function useDialog<Target extends DialogTarget, Actor extends DialogActor>(
  group: DialogGroup<Target, Actor>,
  target: Target,
  options: UseDialogOptions,
): Actor {
  const { isOpen, jobKey } = options;
  const { completions, dialogs: all } = useGenerationContext();
  const dialogs = group(all);
  const latest = useLatest(options);

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

  const opened = useRef<Actor | null>(null);
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
