/**
 * Leaves an `inspect` on the window, for a page to hand to its provider, which names each transition that any machine
 * takes, once. It runs in the page before anything else does, so it refers to nothing outside itself.
 * @param {string} noted name of the function on the window that is told the id of the machine, and that of the transition as
 * `transitionId` says it
 */
export function recordInPage(noted) {
  const known = new Set();
  globalThis.inspectMachines = (event) => {
    if (event.type !== '@xstate.microstep') return;
    for (const transition of event._transitions) {
      const { source, eventType } = transition;
      const alternatives = eventType === '' ? source.always : source.transitions.get(eventType);
      const place = alternatives?.indexOf(transition) ?? -1;
      const id = `${source.id} | ${eventType === '' ? 'always' : eventType} | ${place}`;
      const key = `${source.machine.id} ${id}`;
      if (place < 0 || known.has(key)) continue;
      known.add(key);
      // A page that is on its way out cannot tell any more.
      globalThis[noted](source.machine.id, id).catch(() => undefined);
    }
  };
}
