/**
 * Runs in the page: what a designer would send back, as sentences. Text that is cut off, sticks out of the window or is
 * not translated; controls that lie on each other or are too small to hit.
 * @param {{ locale: string, width: number }} view
 * @returns {string[]}
 */
export function findFaults({ locale, width }) {
  const faults = new Set();
  const label = (element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '')
      .trim()
      .replace(/\s+/g, ' ');
    return `${element.tagName.toLowerCase()} “${text.slice(0, 60)}”`;
  };
  const rectOf = (element) => element.getBoundingClientRect();
  const isForEyes = (element) => {
    const { width: w, height: h } = rectOf(element);
    return w > 1 && h > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const chain = (element) => {
    const above = [];
    for (let each = element; each !== null && each !== document.body; each = each.parentElement)
      above.push(each);
    return above;
  };
  const scrolls = (element) =>
    chain(element).some((each) => {
      const { overflowX, overflowY } = getComputedStyle(each);
      return (
        /auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth && !/hidden/.test(overflowY)
      );
    });
  const shared = (a, b) => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  // What is scrolled out of sight lies under nothing.
  const seenOf = (element) =>
    chain(element)
      .slice(1)
      .filter((each) => getComputedStyle(each).overflowY !== 'visible')
      .reduce((seen, each) => shared(seen, rectOf(each)), rectOf(element));
  const isHiddenText = (element) =>
    chain(element).some((each) => each.matches('[class*="sr-only"], [aria-hidden="true"], [hidden]'));

  const modal = document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"]');
  const area = modal ?? document.body;
  const elements = [...area.querySelectorAll('*')].filter(
    (element) => isForEyes(element) && element.closest('.ch-root') !== null,
  );

  for (const element of elements) {
    const texts = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
    if (texts.length === 0 || isHiddenText(element)) continue;
    const style = getComputedStyle(element);
    const cutsX = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (cutsX && !element.hasAttribute('title')) faults.add(`cut off at the side: ${label(element)}`);
    const cutsY = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    if (cutsY && !cutsX) faults.add(`cut off below: ${label(element)}`);
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      if ((left < -1 || right > innerWidth + 1) && !scrolls(element) && !cutsX) {
        faults.add(`sticks out of the window: ${label(element)}`);
      }
      const clipper = chain(element)
        .slice(1)
        .find((each) => /hidden|clip/.test(getComputedStyle(each).overflowX));
      if (clipper === undefined) continue;
      const box = rectOf(clipper);
      if ((left < box.left - 1 || right > box.right + 1) && !cutsX && !scrolls(element)) {
        faults.add(`cut off by what holds it: ${label(element)}`);
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) faults.add('the page scrolls sideways');

  const controls = elements.filter((element) =>
    element.matches(
      'button, a[href], input:not([type="hidden"]), textarea, select, summary, [role="button"]',
    ),
  );
  const smallest = width < 640 ? 44 : 24;
  for (const control of controls) {
    const target = control.closest('label') ?? control;
    const { width: w, height: h } = rectOf(target);
    const isInline = getComputedStyle(control).display === 'inline';
    const isInvisible = Number(getComputedStyle(control).opacity) === 0;
    if (!isInline && !isInvisible && Math.min(w, h) < smallest - 0.5 && !isHiddenText(control)) {
      faults.add(`a target of ${Math.round(w)} × ${Math.round(h)}: ${label(control)}`);
    }
  }
  const seen = controls.map(seenOf);
  const onPicture = '[data-ch-on-picture]';
  controls.forEach((one, index) => {
    for (let next = index + 1; next < controls.length; next++) {
      const both = shared(seen[index], seen[next]);
      if (both.right - both.left <= 2 || both.bottom - both.top <= 2) continue;
      const other = controls[next];
      if (one.contains(other) || other.contains(one) || one.closest('label')?.contains(other)) continue;
      // The marks and buttons of a picture lie on it on purpose.
      if (one.matches(onPicture) || other.matches(onPicture)) continue;
      faults.add(`${label(one)} and ${label(other)} lie on each other`);
    }
  });

  if (locale === 'en-XA') {
    const isEnglish = (text) => /[A-Za-z]{3}/.test(text) && !/[[\]~áçëîñöšüýÅÇÉØŠ]/.test(text);
    for (const element of elements) {
      const isWritten = element.matches('textarea');
      const own = isWritten
        ? []
        : [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const said = ['aria-label', 'placeholder', 'alt', 'title', 'aria-valuetext', 'aria-roledescription'];
      const texts = [
        ...own.map(({ textContent }) => textContent),
        ...said.map((name) => element.getAttribute(name)),
      ];
      for (const text of texts) {
        if (text !== null && isEnglish(text)) faults.add(`not translated: “${text.trim().slice(0, 60)}”`);
      }
    }
  }
  return [...faults];
}
