import type { MouseEvent } from 'react';

/**
 * Leaves out the second click of a double click: for what must not be pressed by somebody who meant the button that was
 * there a moment ago. Keys and assistive technology count as first clicks.
 */
export function singleClick(onClick: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail <= 1) onClick();
  };
}
