import { useCallback, useEffect, useRef } from 'react';
import { isOnNotification } from './event-boundary.ts';

interface OutsideEvent {
  readonly detail: { readonly originalEvent: Event };
  preventDefault(): void;
}

/**
 * For Radix' `onInteractOutside`: keeps a dialog open when a message above it is pressed, such as a host's toast. That is
 * found out when the pointer goes down: by the time Radix asks, a toast that was dismissed has left the page.
 */
export function useOutsideGuard(open: boolean): (event: OutsideEvent) => void {
  const pressed = useRef(new WeakSet<Event>());

  useEffect(() => {
    if (!open) return;
    const note = (event: Event) => {
      if (isOnNotification(event)) pressed.current.add(event);
    };
    document.addEventListener('pointerdown', note, true);
    return () => document.removeEventListener('pointerdown', note, true);
  }, [open]);

  return useCallback((event) => {
    const { originalEvent } = event.detail;
    if (pressed.current.has(originalEvent) || isOnNotification(originalEvent)) event.preventDefault();
  }, []);
}
