import type { DOMAttributes, FocusEvent, PointerEvent } from 'react';

/**
 * Hears of any key, press, touch or focus inside an element, and of a pointer that moves there. What a person did not do
 * does not count: focus that the dialog moves to its title, and pointer events of a page that moves under a still pointer.
 */
export function interactionProps(
  onInteract: (() => void) | undefined,
  onPointerMove = onInteract,
): DOMAttributes<HTMLElement> {
  if (onInteract === undefined) return {};
  return {
    onKeyDownCapture: onInteract,
    onPointerDownCapture: onInteract,
    onTouchStartCapture: onInteract,
    onWheelCapture: onInteract,
    onPointerMoveCapture: ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) onPointerMove?.();
    },
    onFocusCapture: ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.tabIndex >= 0) onInteract();
    },
  };
}
