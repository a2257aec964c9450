import type {
  GenerationRequest,
  JobError,
  JobPreview,
  JobSnapshot,
  Stage,
  StageId,
  StageStep,
} from '../contract/index.ts';
import { isSettled, newestSnapshot } from '../contract/index.ts';
import { generatedImage, jobError, jobSnapshot, meanPercent, stage, stageIdsOf } from './builders.ts';
import { portraitUrl } from './portrait.ts';

/** How far a running stage gets; what is not given stays. */
export interface StageAdvance {
  /** Of the stage, 0–100. */
  readonly percent?: number;
  readonly step?: StageStep;
  /** `true` draws one; `null` takes it away. */
  readonly preview?: boolean | JobPreview | null;
}

/**
 * The server's side of a scripted client: the store of record, driven by hand. Each step raises the revision and is
 * sent to the watchers at once. `jobId` is always the newest job unless given. A step on a settled job throws.
 */
export interface ScriptedJobs {
  /** Newest first. */
  all(): readonly JobSnapshot[];
  get(jobId?: string): JobSnapshot;
  /** Stores a snapshot if its revision is the newest, and sends it in any case: another tab's job, a late message, a scenario. */
  put(snapshot: JobSnapshot): JobSnapshot;
  /** Moves a queued job in the queue. */
  queue(position: number, jobId?: string): JobSnapshot;
  /** A worker takes it: running, the first unfinished stage loads. */
  start(jobId?: string): JobSnapshot;
  /** Moves the running stage on, starting the next pending one if none runs. */
  advance(change: StageAdvance, jobId?: string): JobSnapshot;
  /** Finishes the running or next stage with its picture; the last one ends the job: completed, or failed if any stage failed. */
  completeStage(jobId?: string): JobSnapshot;
  /** Fails the running or next stage; the others go on. The last one ends the job. */
  failStage(error?: Partial<JobError>, jobId?: string): JobSnapshot;
  /** Finishes every stage left. */
  complete(jobId?: string): JobSnapshot;
  /** Ends the job; finished pictures are kept, the rest is refunded. */
  fail(error?: Partial<JobError>, jobId?: string): JobSnapshot;
  /** The worker gives in to a cancellation. */
  cancel(jobId?: string): JobSnapshot;
  /** Nothing is known of it any more. */
  lose(jobId?: string): JobSnapshot;
  /** The record forgets it: asking for it answers `not-found`. */
  forget(jobId?: string): void;
}

/** What the scripted client itself needs beside the script. */
export interface ScriptedJobStore extends ScriptedJobs {
  find(jobId: string): JobSnapshot | undefined;
  submit(
    request: GenerationRequest,
    idempotencyKey: string | null,
    price: number,
    fields?: Pick<JobSnapshot, 'waitsFor'>,
  ): JobSnapshot;
  requestCancel(jobId: string): JobSnapshot;
}

export interface ScriptedJobStoreOptions {
  readonly initial: readonly JobSnapshot[];
  /** ISO 8601. */
  readonly now: () => string;
  readonly onChange: (snapshot: JobSnapshot, before: JobSnapshot | undefined) => void;
}

export function createScriptedJobStore({
  initial,
  now,
  onChange,
}: ScriptedJobStoreOptions): ScriptedJobStore {
  const held = new Map(initial.map((snapshot) => [snapshot.id, snapshot]));
  let newestId = initial.at(-1)?.id;
  let created = 0;
  let seed = 0;

  function get(jobId = newestId): JobSnapshot {
    const snapshot = jobId === undefined ? undefined : held.get(jobId);
    if (snapshot === undefined) throw new Error(`The script has no job ${jobId ?? 'yet'}`);
    return snapshot;
  }

  function freeId(): string {
    const id = `job-${String(++created)}`;
    return held.has(id) ? freeId() : id;
  }

  function put(snapshot: JobSnapshot): JobSnapshot {
    const before = held.get(snapshot.id);
    if (before === undefined) newestId = snapshot.id;
    held.set(snapshot.id, newestSnapshot(before ?? null, snapshot));
    onChange(snapshot, before);
    return snapshot;
  }

  function change(
    jobId: string | undefined,
    fields: (job: JobSnapshot) => Partial<JobSnapshot>,
  ): JobSnapshot {
    const job = get(jobId);
    if (isSettled(job)) throw new Error(`The script cannot move ${job.id} on: it is ${job.state}`);
    const changed = { ...job, ...fields(job), revision: job.revision + 1 };
    const images = changed.stages.flatMap(({ image }) => (image === null ? [] : [image]));
    return put({ ...changed, images, percent: Math.max(job.percent, meanPercent(changed.stages)) });
  }

  const running = (job: JobSnapshot): Partial<JobSnapshot> => ({
    state: 'running',
    queuePosition: null,
    startedAt: job.startedAt ?? now(),
  });

  function changeStage(
    jobId: string | undefined,
    to: (current: Stage) => Stage,
    preview?: StageAdvance['preview'],
  ) {
    return change(jobId, (job) => {
      const current =
        job.stages.find(({ state }) => state === 'running') ??
        job.stages.find(({ state }) => state === 'pending');
      if (current === undefined) throw new Error(`The script has no stage left in ${job.id}`);
      const changed = to(current);
      const stages = job.stages.map((each) => (each === current ? changed : each));
      const fields = { ...running(job), stages, preview: nextPreview(job, changed, preview) };
      return stages.every(({ state }) => state === 'completed' || state === 'failed')
        ? { ...fields, ...ended(job, stages) }
        : fields;
    });
  }

  function ended(job: JobSnapshot, stages: readonly Stage[]): Partial<JobSnapshot> {
    const error = stages.find((each) => each.error !== null)?.error ?? null;
    return { ...end(job, stages), state: error === null ? 'completed' : 'failed', error };
  }

  function end(job: JobSnapshot, stages: readonly Stage[]): Partial<JobSnapshot> {
    const delivered = stages.filter(({ image }) => image !== null).length;
    const refunded = (job.cost.charged * (stages.length - delivered)) / stages.length;
    return { preview: null, queuePosition: null, finishedAt: now(), cost: { ...job.cost, refunded } };
  }

  function stop(
    jobId: string | undefined,
    stageState: 'failed' | 'skipped',
    fields: Partial<JobSnapshot>,
  ): JobSnapshot {
    return change(jobId, (job) => {
      const stages = job.stages.map((each) => {
        if (each.image !== null || each.state === 'failed') return each;
        const error = each.state === 'running' && stageState === 'failed' ? (fields.error ?? null) : null;
        return { ...each, state: error === null ? ('skipped' as const) : ('failed' as const), error };
      });
      return { ...end(job, stages), stages, ...fields };
    });
  }

  const finishedStage =
    (job: JobSnapshot) =>
    (current: Stage): Stage => ({
      ...stage({ id: current.id, state: 'completed' }),
      image: generatedImage({
        id: `${job.id}-${current.id}`,
        view: current.id,
        seed: ++seed,
        createdAt: now(),
      }),
    });

  const failedStage =
    (error: JobError) =>
    (current: Stage): Stage => ({ ...current, state: 'failed', error });

  return {
    find: (jobId) => held.get(jobId),
    submit: (request, idempotencyKey, price, fields = {}) =>
      put(
        jobSnapshot({
          id: freeId(),
          kind: request.kind,
          characterId: request.characterId,
          idempotencyKey,
          stages: stageIdsOf(request.kind)
            .filter((id) => request.kind !== 'reference-dataset' || request.views.some((view) => view === id))
            .map((id) => stage({ id })),
          cost: { quoted: price, charged: price, refunded: 0 },
          request: { prompt: request.prompt, sampleImageUrls: [...request.sampleImageUrls] },
          createdAt: now(),
          ...fields,
        }),
      ),
    requestCancel: (jobId) => {
      const job = get(jobId);
      return isSettled(job) || job.cancelRequested ? job : change(jobId, () => ({ cancelRequested: true }));
    },
    all: () => [...held.values()].reverse(),
    get,
    put,
    queue: (queuePosition, jobId) => change(jobId, () => ({ queuePosition })),
    start: (jobId) => changeStage(jobId, (current) => ({ ...current, state: 'running', step: 'loading' })),
    advance: ({ percent, step, preview }, jobId) =>
      changeStage(
        jobId,
        (current) => ({
          ...current,
          state: 'running',
          step: step ?? 'sampling',
          percent: Math.max(current.percent, percent ?? 0),
        }),
        preview,
      ),
    completeStage: (jobId) => changeStage(jobId, finishedStage(get(jobId))),
    failStage: (error, jobId) => changeStage(jobId, failedStage(jobError(error))),
    complete: (jobId) => {
      let job = get(jobId);
      while (!isSettled(job)) job = changeStage(job.id, finishedStage(job));
      return job;
    },
    fail: (error, jobId) => stop(jobId, 'failed', { state: 'failed', error: jobError(error) }),
    cancel: (jobId) => stop(jobId, 'skipped', { state: 'cancelled', cancelRequested: true }),
    lose: (jobId) =>
      stop(jobId, 'skipped', {
        state: 'lost',
        error: jobError({ code: 'lost', message: 'Nothing is known of this job any more' }),
      }),
    forget: (jobId) => {
      held.delete(get(jobId).id);
    },
  };
}

function nextPreview(job: JobSnapshot, current: Stage, asked: StageAdvance['preview']): JobPreview | null {
  if (current.state !== 'running' || asked === null || asked === false) return null;
  if (asked === undefined) return job.preview?.stage === current.id ? job.preview : null;
  return asked === true ? drawPreview(current.id) : asked;
}

function drawPreview(view: StageId): JobPreview {
  return { url: portraitUrl({ view, blurred: true }), stage: view };
}
