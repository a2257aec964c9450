import type { ReferenceView } from '@charhub/api-client/contract';
import { referenceDatasetSetup } from './reference-dataset.setup.ts';
import type { ReferenceDatasetContext } from './reference-dataset.types.ts';
import { missingViews, repeatedViews } from './reference-views.ts';

type Choose<Event> = (args: { context: ReferenceDatasetContext; event: Event }) => readonly ReferenceView[];

/** A new job for some of the views, with a key and a price of its own. */
export function startJob<Event>(choose: Choose<Event>) {
  const params = (args: Parameters<Choose<Event>>[0]) => ({ views: choose(args) });
  return {
    guard: { type: 'canMake', params },
    target: '#busy',
    // The choice may depend on the job that is cleared.
    actions: [{ type: 'setRequested', params }, 'clearOutcome', 'setJobKey'],
  } as const;
}

interface Reroll {
  readonly context: ReferenceDatasetContext;
  readonly event: { readonly view: ReferenceView };
}

/** One view again; the others stay, and so does one that is locked. */
const reroll = startJob(({ context, event }: Reroll) =>
  context.locked.includes(event.view) ? [] : [event.view],
);

/** Every view was made. The dialog closes itself soon, unless somebody is there. */
export const completed = /*#__PURE__*/ referenceDatasetSetup.createStateConfig({
  id: 'completed',
  tags: ['open', 'completed'],
  initial: 'counting',
  on: {
    'settings.edit': { target: '#editing', actions: 'clearMessages' },
    'generation.repeat': startJob(({ context }) => repeatedViews(context)),
    'view.reroll': reroll,
  },
  states: {
    counting: {
      tags: 'counting',
      entry: 'startCountdown',
      exit: 'stopCountdown',
      on: {
        'user.interacted': { target: 'staying' },
        'pointer.moved': { target: 'approached' },
        'view.lock': { target: 'staying', actions: { type: 'setLocked', params: ({ event }) => event } },
        'view.unlock': { target: 'staying', actions: { type: 'setUnlocked', params: ({ event }) => event } },
      },
      initial: 'waiting',
      states: {
        waiting: {
          after: {
            second: [
              { guard: 'isLastSecond', target: '#closed', actions: 'emitDismissed' },
              { target: 'waiting', reenter: true, actions: 'countDown' },
            ],
          },
        },
      },
    },
    // Stay is still there for the pointer that is on its way to it.
    approached: { tags: 'approached', on: { 'user.interacted': { target: 'staying' } } },
    staying: { id: 'staying' },
  },
});

/** Some views were made, and are kept. */
export const incomplete = /*#__PURE__*/ referenceDatasetSetup.createStateConfig({
  id: 'incomplete',
  tags: ['open', 'incomplete'],
  on: {
    'settings.edit': { target: '#editing', actions: 'clearMessages' },
    'views.retry': startJob(({ context }) => missingViews(context)),
    'view.reroll': reroll,
  },
});
