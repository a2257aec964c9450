export interface Listener {
  /** What a screen reader has spoken of live regions so far, in order; what interrupts begins with “!”. */
  readonly said: () => readonly string[];
  readonly stop: () => void;
}

const polite = '[role="status"], [aria-live="polite"]';
const assertive = '[role="alert"], [aria-live="assertive"]';

/**
 * Hears the page as screen readers do: a polite region speaks when it changes, not when it comes with its text; an
 * alert speaks in both cases; nobody is told the same words of the same region again because it was rendered again.
 */
export function listen(): Listener {
  const said: string[] = [];
  const held = new WeakMap<Element, string>();

  function hear(region: Element, speaksAtOnce: boolean): void {
    const text = region.textContent.replace(/\s+/g, ' ').trim();
    const isNew = !held.has(region);
    if (held.get(region) === text) return;
    held.set(region, text);
    if (text === '' || (isNew && !speaksAtOnce)) return;
    said.push(region.matches(assertive) ? `! ${text}` : text);
  }

  function hearChanges(changes: readonly MutationRecord[]): void {
    const come = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const node of come) {
      if (!(node instanceof Element) || !node.isConnected) continue;
      const regions = [node, ...node.querySelectorAll('*')].filter((each) => each.matches(polite));
      for (const region of regions) hear(region, false);
    }
    for (const region of document.querySelectorAll(`${polite}, ${assertive}`)) hear(region, true);
  }

  for (const region of document.querySelectorAll(`${polite}, ${assertive}`)) hear(region, false);
  const observer = new MutationObserver(hearChanges);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return {
    said: () => {
      hearChanges(observer.takeRecords());
      return said;
    },
    stop: () => observer.disconnect(),
  };
}
