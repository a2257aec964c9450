import type { generationJobMachine, TrackedJob } from '@charhub/machines';
import { generationJobModel, modelSnapshot } from '@charhub/machines/testing';
import type { SnapshotFrom } from 'xstate';
import { DockPage } from './dock-page.tsx';
import { cancelName, dockSights } from './dock-sights.ts';
import { restoreRegistry } from './restore-registry.ts';
import { press, type Expectation, type WalkDriver } from './walk-driver.ts';
import type { WalkStage } from './walk-stage.ts';

type Snapshot = SnapshotFrom<typeof generationJobMachine>;

const key = 'key-1';

/** One job as a line of the dock: submitted here, found running, or found when it was over. */
export const generationJobDriver: WalkDriver<typeof generationJobMachine> = {
  model: generationJobModel,
  inputs: generationJobModel.inputs,
  Page: DockPage,
  begin: (stage, { key, request, snapshot }) => {
    restoreRegistry(stage, []);
    const { registry } = stage;
    if (request !== null) registry.send({ type: 'job.submit', key, request });
    else if (snapshot !== null) {
      registry.send({ type: 'dialog.attached', key });
      registry.send({ type: 'job.track', snapshot });
    } else registry.send({ type: 'jobs.synced', jobs: [{ ...foundJob, key }] });
  },
  detail: () => null,
  gesture: ({ type }) => (type === 'job.cancel' ? press(cancelName) : null),
  expects,
  tell: (stage, event) => {
    // What dialogs want of a job they tell the registry.
    const [job] = stage.registry.getSnapshot().context.jobs;
    if (job !== undefined && (event.type === 'job.cancel' || event.type === 'job.retry')) {
      stage.registry.send({ type: event.type, key: job.key });
    } else stage.send(event);
  },
};

/** A job that another tab has started. */
const foundJob: TrackedJob = {
  key,
  jobId: modelSnapshot('running').id,
  kind: 'avatar',
  characterId: 'character-1',
  request: null,
  createdAt: '2026-01-01T12:00:00.000Z',
  state: 'active',
  seen: false,
  announced: false,
};

/** The registry is told of each end; what was over when it was found is nothing new. */
function expects(snapshot: Snapshot, stage: WalkStage | null): Expectation {
  const line = stage?.registry.getSnapshot().context.jobs[0];
  return dockSights({ ...foundJob, seen: line?.seen ?? false, state: stateOf(snapshot) }, snapshot);
}

function stateOf(snapshot: Snapshot): TrackedJob['state'] {
  if (!snapshot.hasTag('settled')) return 'active';
  if (snapshot.matches({ settled: 'refused' })) return 'refused';
  const state = snapshot.context.snapshot?.state ?? 'lost';
  return state === 'queued' || state === 'running' ? 'active' : state;
}
