import { jobStatus, type GenerationJobActor, type TrackedJob } from '@charhub/machines';
import type { SnapshotFrom } from 'xstate';
import { button, type Expectation } from './walk-driver.ts';

const item = 'Aria · Avatar';

export const cancelName = `Cancel: ${item}`;
export const dismissName = `Dismiss: ${item}`;

/** The dock with this one job; null for the line of a job that the registry does not know. */
export function dockSights(
  job: TrackedJob | null,
  actor: SnapshotFrom<GenerationJobActor> | null,
): Expectation {
  if (job === null || (job.state !== 'active' && job.seen)) {
    return { dialog: null, controls: [], see: [], never: [item, 'Sending…'] };
  }
  const active = job.state === 'active';
  const cancelling = actor !== null && jobStatus(actor) === 'cancelling';
  const text = active ? activeText(actor, cancelling) : endedTexts[job.state];
  const words = ['Sending…', 'Cancelling…', 'Painting… 63%', ...Object.values(endedTexts)];
  return {
    dialog: null,
    unfold: 'Show the list',
    controls: [
      { ...button('Hide the list'), part: true },
      button(`Open: ${item}`),
      active ? button(cancelName, cancelling) : button(dismissName),
    ],
    see: [text],
    // The pill says in its own words what the line says.
    never: active ? words.filter((word) => word !== text && !text.includes(word)) : ['Sending…', 'Painting'],
  };
}

function activeText(actor: SnapshotFrom<GenerationJobActor> | null, cancelling: boolean): string {
  if (cancelling) return 'Cancelling…';
  const snapshot = actor?.context.snapshot ?? null;
  if (snapshot === null) return 'Sending…';
  return snapshot.state === 'queued' ? 'Waiting in line' : 'Painting… 63%';
}

const endedTexts = {
  completed: 'Ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
  lost: 'Lost',
  refused: 'Failed',
} as const;
