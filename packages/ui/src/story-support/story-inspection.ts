import type { InspectionEvent } from 'xstate';

type Listener = (event: InspectionEvent) => void;

const listeners = new Set<Listener>();

/** For the `inspect` of each provider in a story, so that Storybook's panel can watch the machine of any of them. */
export function inspectStory(event: InspectionEvent): void {
  for (const listener of listeners) listener(event);
}

/** Returns what ends it. */
export function onStoryInspection(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
