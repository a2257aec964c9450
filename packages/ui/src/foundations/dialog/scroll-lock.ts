let holders = 0;
let restore: () => void = () => {};

/**
 * Keeps the page behind a dialog from being scrolled, and from moving by the width of the scrollbar that goes. The page is
 * as it was when the last holder has released it.
 */
export function lockScroll(): () => void {
  if (holders++ === 0) restore = lock();
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    if (--holders === 0) restore();
  };
}

function lock(): () => void {
  const { body, documentElement: root } = document;
  // The body's overflow is the window's as long as the root element has none of its own.
  const scroller = getComputedStyle(root).overflowY === 'visible' ? body : root;
  const { overflow, overscrollBehavior } = scroller.style;
  const { marginRight } = body.style;
  const width = root.clientWidth;
  scroller.style.overflow = 'hidden';
  scroller.style.overscrollBehavior = 'contain';
  const scrollbar = root.clientWidth - width;
  if (scrollbar > 0) {
    body.style.marginRight = `${parseFloat(getComputedStyle(body).marginRight) + scrollbar}px`;
  }
  return () => {
    Object.assign(scroller.style, { overflow, overscrollBehavior });
    body.style.marginRight = marginRight;
    for (const element of [body, root]) if (element.style.length === 0) element.removeAttribute('style');
  };
}
