import type { DOMAttributes, DragEvent, SyntheticEvent } from 'react';

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

/** A file dropped beside its field must not make the browser leave the page for it. */
function stopFile(event: DragEvent): void {
  event.stopPropagation();
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
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
};

/** Whether an event hit a message that may lie above a dialog without belonging to it, such as a host's toast. */
export function isOnNotification(event: Event): boolean {
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest('[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])') !== null
  );
}
