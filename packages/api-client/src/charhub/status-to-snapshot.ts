import type { JobCost, JobError, JobSnapshot, JobState, Stage, StageId } from '../contract/index.ts';
import { isSettled } from '../contract/index.ts';
import type { JobKnowledge } from './job-knowledge.ts';
import type { Submission } from './submission.ts';
import { stageIds, toJobId } from './submission.ts';

/**
 * A job of today's CharHub back end as a snapshot; `held` is the one before, null for the first. Its revision grows
 * with every change. What the back end does not tell: `percent` is 0 while the first picture is painted, the step of a
 * running stage is `working`, and `queuePosition` is null. It cannot cancel.
 *
 * The cost is not told either. `charged` is taken to be what was shown before the click. The worker looks at the balance
 * when it begins, so a job that failed for want of credits was never charged, and it gives all of them back for any other
 * failure it reports, also when some pictures are there.
 */
export function toSnapshot(
  submission: Submission,
  knowledge: JobKnowledge,
  { held, now }: { held: JobSnapshot | null; now: string },
): JobSnapshot {
  const { kind, characterId, quoted, idempotencyKey, submittedAt } = submission;
  const wanted = stageIds(submission);
  const missing = wanted.filter((stage) => !knowledge.pictures.has(stage));
  const state = stateOf(knowledge, missing);
  const error = state === 'failed' || state === 'lost' ? errorOf(knowledge, missing) : null;
  const known = wanted.map((id, index) =>
    stageOf(id, knowledge, { isPainted: index < knowledge.completed, state, error }),
  );
  const stages = state === 'running' ? beginNext(known) : known;
  const snapshot: JobSnapshot = {
    id: toJobId(submission),
    revision: (held?.revision ?? 0) + 1,
    kind,
    characterId,
    idempotencyKey,
    state,
    queuePosition: null,
    percent: state === 'completed' ? 100 : Math.min(99, meanPercent(stages)),
    stages,
    preview: null,
    images: stages.flatMap(({ image }) => image ?? []),
    cost: costOf(quoted, knowledge),
    error,
    request: knowledge.request ?? { prompt: '', sampleImageUrls: [] },
    cancelRequested: false,
    isCancellable: false,
    createdAt: submittedAt,
    startedAt: knowledge.isStarted ? (held?.startedAt ?? now) : null,
    finishedAt: isSettled({ state }) ? (held?.finishedAt ?? now) : null,
  };
  return held !== null && isSame(held, snapshot) ? held : snapshot;
}

function stateOf({ outcome, isStarted }: JobKnowledge, missing: readonly StageId[]): JobState {
  switch (outcome?.type) {
    case 'finished':
      return missing.length === 0 ? 'completed' : 'failed';
    case 'failed':
      return 'failed';
    case 'forgotten':
      return 'lost';
    case undefined:
      return isStarted ? 'running' : 'queued';
  }
}

function errorOf({ outcome }: JobKnowledge, missing: readonly StageId[]): JobError {
  if (outcome?.type === 'failed') return outcome.error;
  const [code, message] =
    outcome?.type === 'forgotten'
      ? ['lost', 'The back end knows nothing of this job any more']
      : ['server', `The back end has finished without a new picture: ${missing.join(', ')}`];
  return { code, message, retryable: true, details: [] };
}

function costOf(quoted: number, { outcome }: JobKnowledge): JobCost {
  if (outcome?.type !== 'failed') return { quoted, charged: quoted, refunded: 0 };
  const charged = outcome.error.code === 'insufficient-credits' ? 0 : quoted;
  return { quoted, charged, refunded: outcome.isRefunded ? charged : 0 };
}

/** What is known of a picture's stage by itself: one that was painted without a picture being named is being stored. */
function stageOf(
  id: StageId,
  { pictures }: JobKnowledge,
  { isPainted, state, error }: { isPainted: boolean; state: JobState; error: JobError | null },
): Stage {
  const image = pictures.get(id) ?? null;
  if (image !== null) return { id, state: 'completed', step: 'saving', percent: 100, image, error: null };
  const unfinished = {
    id,
    step: isPainted ? 'saving' : 'waiting',
    percent: isPainted ? 99 : 0,
    image,
  } as const;
  if (state === 'failed') return { ...unfinished, state: 'failed', error };
  if (state === 'lost') return { ...unfinished, state: 'skipped', error: null };
  return { ...unfinished, state: isPainted ? 'running' : 'pending', error: null };
}

/** The worker never says which view it has begun: it is the first that is not painted. */
function beginNext(stages: readonly Stage[]): Stage[] {
  const next = stages.findIndex(({ state }) => state === 'pending');
  return stages.map((stage, index) =>
    index === next ? { ...stage, state: 'running', step: 'working' } : stage,
  );
}

function meanPercent(stages: readonly Stage[]): number {
  return Math.floor(stages.reduce((sum, { percent }) => sum + percent, 0) / stages.length);
}

function isSame(held: JobSnapshot, snapshot: JobSnapshot): boolean {
  return JSON.stringify(held) === JSON.stringify({ ...snapshot, revision: held.revision });
}
