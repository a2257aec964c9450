import { useCallback, useLayoutEffect, type RefObject } from 'react';
import { useLatest } from '../generation-provider/use-latest.ts';

/**
 * Gives the focus to another element when this one goes away while it has it, which would leave it nowhere.
 * `heirOf` is asked while the element is still in the page.
 */
export function useFocusHeir(
  ref: RefObject<HTMLElement | null>,
  heirOf: (leaving: HTMLElement) => HTMLElement | null | undefined,
): void {
  const latest = useLatest(heirOf);
  const askForHeir = useCallback((leaving: HTMLElement) => latest.current(leaving), [latest]);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element === null || element !== element.ownerDocument.activeElement) return;
      const heir = askForHeir(element);
      // Once it has gone: React hears no events while it changes the page.
      queueMicrotask(() => {
        if (!element.isConnected) heir?.focus();
      });
    };
  }, [ref, askForHeir]);
}
