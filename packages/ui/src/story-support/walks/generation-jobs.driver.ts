import { jobActorOf, type generationJobsMachine } from '@charhub/machines';
import { generationJobsModel } from '@charhub/machines/testing';
import type { SnapshotFrom } from 'xstate';
import { DockPage } from './dock-page.tsx';
import { cancelName, dismissName, dockSights } from './dock-sights.ts';
import { press, type WalkDriver } from './walk-driver.ts';

type Snapshot = SnapshotFrom<typeof generationJobsMachine>;

/** The registry, as the dock shows it. What dialogs, tabs and jobs say to it is told. */
export const generationJobsDriver: WalkDriver<typeof generationJobsMachine> = {
  model: generationJobsModel,
  inputs: generationJobsModel.inputs,
  Page: DockPage,
  detail: (snapshot) => jobOf(snapshot)?.hasTag('cancelling'),
  gesture: ({ type }) => {
    if (type === 'job.cancel') return press(cancelName);
    return type === 'job.dismiss' ? press(dismissName) : null;
  },
  expects: (snapshot) => dockSights(snapshot.context.jobs[0] ?? null, jobOf(snapshot)),
};

function jobOf(snapshot: Snapshot) {
  return jobActorOf(snapshot, 'key-1')?.getSnapshot() ?? null;
}
