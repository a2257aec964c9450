import type { DOMAttributes, DragEvent, SyntheticEvent, TouchEvent } from 'react';

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

/** A file dropped beside its field must not make the browser leave the page for it. */
function stopFile(event: DragEvent): void {
  event.stopPropagation();
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
}

/** A host's own dialog below, which keeps its page from scrolling, must not keep this one from it. Dragging needs the page. */
function stopScrolling(event: TouchEvent): void {
  const { target } = event;
  if (!(target instanceof Element && target.closest('[data-ch-drag]'))) event.stopPropagation();
}

/**
 * React events bubble through portals to the component that rendered them. A dialog inside a host's form must not
 * submit that form, mark it as changed, or press what it lies in. Pointer events pass: Radix counts on them.
 */
export const eventBoundary: DOMAttributes<HTMLElement> = {
  onSubmit: stop,
  onReset: stop,
  onChange: stop,
  onInput: stop,
  onClick: stop,
  onKeyDown: stop,
  onKeyUp: stop,
  onPaste: stop,
  onDragOver: stopFile,
  onDrop: stopFile,
  onWheel: stop,
  onTouchMove: stopScrolling,
};

/** Whether an event hit a message that may lie above a dialog without belonging to it, such as a host's toast. */
export function isOnNotification(event: Event): boolean {
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest('[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])') !== null
  );
}
