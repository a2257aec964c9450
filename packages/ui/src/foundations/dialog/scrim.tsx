import { useDismissableLayerSurface } from '@radix-ui/react-dismissable-layer';
import { useEffect, type ReactElement } from 'react';
import { lockScroll } from './scroll-lock.ts';

/** Between a dialog and the page, which it covers and keeps in place. A press on it is a press outside of the dialog. */
export function Scrim(): ReactElement {
  const surfaceRef = useDismissableLayerSurface();
  useEffect(lockScroll, []);
  return (
    <div
      ref={surfaceRef}
      data-state="open"
      className="ch:pointer-events-auto ch:fixed ch:inset-0 ch:animate-fade ch:touch-none ch:bg-scrim"
    />
  );
}
