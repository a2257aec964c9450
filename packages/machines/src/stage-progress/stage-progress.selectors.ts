import type { Stage } from '@charhub/api-client/contract';
import type { SnapshotFrom } from 'xstate';
import type { stageProgressMachine } from './stage-progress.machine.ts';
import type { StageProgressView } from './stage-progress.types.ts';
import { awaitedStages, joinStages, stageViews } from './stage-views.ts';

type Snapshot = SnapshotFrom<typeof stageProgressMachine>;

const views: readonly StageProgressView[] = [
  'submitting',
  'following',
  'completed',
  'incomplete',
  'failed',
  'cancelled',
];

/** How it stands, in a word. */
export function stageProgressView(snapshot: Snapshot): StageProgressView {
  return views.find((view) => snapshot.hasTag(view)) ?? 'ready';
}

/** Every stage to show: before the job is known those that were asked for; those of earlier jobs included. */
export function stageProgressStages({ context }: Snapshot): readonly Stage[] {
  const { job, request, finished } = context;
  if (job !== null) return stageViews(job, finished);
  return joinStages(request === null ? [] : awaitedStages(request), finished);
}
