import type { DOMAttributes, FocusEvent, PointerEvent } from 'react';

/**
 * Hears of any key, pointer, touch or focus inside an element. What a person did not do does not count: focus that the
 * dialog moves to its title, and pointer events of a page that moves under a still pointer.
 */
export function interactionProps(onInteract: (() => void) | undefined): DOMAttributes<HTMLElement> {
  if (onInteract === undefined) return {};
  return {
    onKeyDownCapture: onInteract,
    onPointerDownCapture: onInteract,
    onTouchStartCapture: onInteract,
    onWheelCapture: onInteract,
    onPointerMoveCapture: ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) onInteract();
    },
    onFocusCapture: ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.tabIndex >= 0) onInteract();
    },
  };
}
