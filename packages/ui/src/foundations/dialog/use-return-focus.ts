import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex^="-"])';

// React warns about layout effects on the server, where there is no focus to return.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Remembers what opened a dialog and gives the focus back to it when the dialog is gone. An opener that no longer
 * exists (an item of a menu that has closed) hands over to the nearest survivor: the first control of its closest
 * ancestor that is still on the page.
 *
 * @returns to be called once the dialog has left the page; as `onCloseAutoFocus` it keeps Radix from doing it
 */
export function useReturnFocus(open: boolean): (event?: Event) => void {
  const trail = useRef<readonly Element[]>([]);

  useEffect(() => {
    if (open) return;
    const remember = (event: Event) => {
      trail.current = event.composedPath().filter((node) => node instanceof Element);
    };
    // Safari does not focus a button that is clicked, so the pointer is listened to as well.
    document.addEventListener('pointerdown', remember, true);
    document.addEventListener('focusin', remember, true);
    return () => {
      document.removeEventListener('pointerdown', remember, true);
      document.removeEventListener('focusin', remember, true);
    };
  }, [open]);

  useBrowserLayoutEffect(() => {
    if (!open) return;
    const active = document.activeElement;
    if (active !== null && active !== document.body) trail.current = withAncestors(active);
  }, [open]);

  return useCallback((event) => {
    event?.preventDefault();
    const active = document.activeElement;
    if (active !== null && active !== document.body && active.isConnected) return;
    nearestSurvivor(trail.current)?.focus();
  }, []);
}

function withAncestors(element: Element): readonly Element[] {
  const ancestors = [element];
  for (let next = element.parentElement; next !== null; next = next.parentElement) ancestors.push(next);
  return ancestors;
}

function nearestSurvivor(trail: readonly Element[]): HTMLElement | undefined {
  for (const element of trail) {
    if (!element.isConnected) continue;
    const candidates = [element, ...element.querySelectorAll(focusable)];
    for (const candidate of candidates) {
      if (candidate instanceof HTMLElement && candidate.matches(focusable) && isReachable(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

function isReachable(element: HTMLElement): boolean {
  if (element.closest('[inert], [aria-hidden="true"]') !== null) return false;
  return (
    typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true })
  );
}
