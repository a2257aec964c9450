import type { Stage } from '@charhub/api-client/contract';
import type { SnapshotFrom } from 'xstate';
import type { generationJobMachine } from './generation-job.machine.ts';

type Snapshot = SnapshotFrom<typeof generationJobMachine>;

/** What can be said of a job in a word. */
export type JobStatus =
  | 'submitting'
  | 'unanswered'
  | 'queued'
  | 'running'
  | 'cancelling'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'lost'
  | 'refused';

/** The word for how a job stands. */
export function jobStatus(snapshot: Snapshot): JobStatus {
  if (snapshot.matches('unanswered')) return 'unanswered';
  if (snapshot.matches('submitting')) return 'submitting';
  if (snapshot.matches('unwatched') || snapshot.matches({ settled: 'refused' })) return 'refused';
  if (snapshot.hasTag('cancelling')) return 'cancelling';
  return snapshot.context.snapshot?.state ?? 'queued';
}

/** 0–100. */
export function jobPercent(snapshot: Snapshot): number {
  return snapshot.context.snapshot?.percent ?? 0;
}

/** The stage that is being made; null before the first and after the last. */
export function currentStage(snapshot: Snapshot): Stage | null {
  return snapshot.context.snapshot?.stages.find(({ state }) => state === 'running') ?? null;
}
