import { randomUUID } from 'node:crypto';
import { StageStep, type StageId } from '@charhub/api-client/contract';
import type { WorkflowValues } from '@charhub/workflows';
import { getCharacter } from '../characters/characters.ts';
import { ComfyError } from '../comfyui/comfy-error.ts';
import type { ComfyRunner } from '../comfyui/comfy-runner.types.ts';
import type { Db } from '../db/database.ts';
import { images } from '../db/schema.ts';
import { encodeGenerated, type EncodedPicture } from '../images/encode-webp.ts';
import { deactivateOthers, reserveImageMs, toGeneratedImage } from '../images/image-rows.ts';
import { mediaUrl, type MediaStorage } from '../images/media-storage.ts';
import { previewDataUrl } from '../images/preview.ts';
import { explainRejection, type ComfyReadiness } from './comfy-readiness.ts';
import type { JobRecord, StageRecord } from './job-record.ts';
import type { JobChange, JobStore } from './job-store.ts';
import type { PreviewStore } from './preview-store.ts';
import { createProgressWriter } from './progress-writer.ts';
import { removeUndelivered } from './remove-undelivered.ts';
import { settle } from './settle-job.ts';
import { stageKey, stagePlan } from './stage-plan.ts';
import { stagePrompt } from './stage-prompt.ts';
import { stageReferences } from './stage-references.ts';
import { watchWish } from './wanted-previews.ts';
import { SupersededError } from './watch-orders.ts';

export interface PaintStageDeps {
  readonly db: Db;
  readonly store: JobStore;
  readonly storage: MediaStorage;
  readonly previews: PreviewStore;
  readonly runner: ComfyRunner;
  readonly readiness: ComfyReadiness;
}

export interface StageRun {
  readonly jobId: string;
  readonly runId: string;
  readonly stageId: StageId;
  readonly signal: AbortSignal;
}

/** Its owner wants the job to end: nothing more is begun. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** ComfyUI forgot the prompt, as it does when it is restarted: worth one more try under a new id. */
const TRIES_AFTER_LOSS = 2;

/**
 * Paints one stage and stores its picture. Everything it needs to go on after a crash is stored before it is used.
 * Answers with the job, which has ended when no other picture is missing.
 */
export async function paintStage(deps: PaintStageDeps, run: StageRun): Promise<JobRecord> {
  for (let attempt = 1; ; attempt += 1) {
    const { job, stage } = await beginStage(deps, run, { withNewPrompt: attempt > 1 });
    try {
      const picture = await paint(deps, run, job, stage);
      return await storePicture(deps, run, { job, stage }, picture);
    } catch (error) {
      const isLost = error instanceof ComfyError && error.code === 'lost';
      if (!isLost || attempt >= TRIES_AFTER_LOSS || run.signal.aborted) throw error;
    }
  }
}

/** What ComfyUI has painted, and after which words. */
interface PromptedPicture {
  readonly encoding: Promise<EncodedPicture>;
  readonly prompt: string;
}

interface Begun {
  readonly job: JobRecord;
  readonly stage: StageRecord & { readonly promptId: string; readonly imageMs: number };
}

async function beginStage(
  deps: PaintStageDeps,
  run: StageRun,
  options: { withNewPrompt: boolean },
): Promise<Begun> {
  let isCancelled = false;
  const job = await changeStage(deps.store, run, async (stage, current, tx) => {
    isCancelled = current.cancelRequested;
    if (isCancelled) return null;
    return {
      ...stage,
      state: 'running',
      step: options.withNewPrompt ? 'waiting' : stage.step,
      error: null,
      promptId: options.withNewPrompt ? randomUUID() : (stage.promptId ?? randomUUID()),
      imageMs: stage.imageMs ?? (await reserveImageMs(tx, current.characterId)),
    };
  });
  if (isCancelled) throw new CancelledError();
  const stage = job?.stages.find(({ id }) => id === run.stageId);
  if (job === null || stage === undefined || stage.promptId === null || stage.imageMs === null)
    throw new SupersededError();
  return { job, stage: { ...stage, promptId: stage.promptId, imageMs: stage.imageMs } };
}

async function paint(
  deps: PaintStageDeps,
  run: StageRun,
  job: JobRecord,
  stage: Begun['stage'],
): Promise<PromptedPicture> {
  const plan = stagePlan(run.stageId);
  const character = await getCharacter(deps.db, job.characterId);
  const prompt = stagePrompt(job.request.prompt, character, plan.framing);
  const references = await stageReferences(deps, job, run.stageId);
  await deps.readiness.check(plan.workflow, { withReferences: references.length > 0 });

  let shown: { step: StageStep; percent: number } = { step: 'waiting', percent: 0 };
  const writer = createProgressWriter(({ step, percent }: typeof shown) =>
    changeStage(deps.store, run, (current) =>
      current.promptId === stage.promptId && current.state === 'running'
        ? {
            ...current,
            step: laterStep(current.step, step),
            percent: Math.max(current.percent, Math.min(percent, 99)),
          }
        : null,
    ),
  );
  let isPainting = true;
  try {
    const picture = await deps.runner.paint(
      {
        promptId: stage.promptId,
        workflow: plan.workflow,
        values: stageValues(job, stage, prompt),
        references,
      },
      {
        onProgress({ step, percent }) {
          shown = { step, percent: Math.floor(percent) };
          writer.report(shown);
        },
        wantsPreviews: watchWish(deps.previews, run.jobId),
        onPreview({ bytes }) {
          void previewDataUrl(bytes).then((url) => {
            if (url === null || !isPainting) return;
            void deps.previews.set(run.jobId, { url, stage: run.stageId }).then(() => writer.report(shown));
          });
        },
      },
      run.signal,
    );
    // At once: what is left to do before it is stored goes on beside it.
    const encoding = encodeGenerated(picture.bytes);
    encoding.catch(() => undefined);
    return { encoding, prompt };
  } catch (error) {
    throw await explainRejection(deps.readiness, error);
  } finally {
    isPainting = false;
    await writer.stop();
  }
}

/** A prompt that is picked up again tells of itself from the start. */
function laterStep(shown: StageStep, told: StageStep): StageStep {
  const order = StageStep.options;
  return order.indexOf(told) > order.indexOf(shown) ? told : shown;
}

function stageValues({ request }: JobRecord, stage: StageRecord, prompt: string): WorkflowValues {
  const { negativePrompt, loras } = request;
  const { seed, detailerSeed } = stage;
  return {
    prompt,
    seed,
    ...(detailerSeed !== null && { detailerSeed }),
    ...(negativePrompt !== undefined && { negativePrompt }),
    ...(loras !== undefined && { loras }),
  };
}

async function storePicture(
  deps: PaintStageDeps,
  run: StageRun,
  { job, stage }: Begun,
  painted: PromptedPicture,
): Promise<JobRecord> {
  const plan = stagePlan(run.stageId);
  const key = stageKey(run.stageId, job.characterId, stage.imageMs);
  const [saving, picture] = await Promise.all([
    changeStage(deps.store, run, (current) => ({
      ...current,
      step: 'saving',
      percent: Math.max(current.percent, 97),
    })),
    painted.encoding,
  ]);
  // Leaves no file behind that no row will name.
  if (saving === null) throw new SupersededError();
  // Before the row that names it, so that no address is published before its picture; its name is reserved, so doing it twice is doing it once.
  await Promise.all([deps.storage.put(key, picture.bytes), deps.previews.clear(run.jobId)]);
  const stored = await changeStage(deps.store, run, async (current, _job, tx) => {
    if (current.image !== null || current.promptId !== stage.promptId) return null;
    const [row] = await tx
      .insert(images)
      .values({
        id: randomUUID(),
        characterId: job.characterId,
        type: plan.imageType,
        key,
        url: mediaUrl(key),
        width: picture.width,
        height: picture.height,
        sizeBytes: picture.bytes.length,
        content: plan.content,
        isActive: true,
        seed: stage.seed,
        jobId: job.id,
        prompt: painted.prompt,
        createdAt: new Date(stage.imageMs),
      })
      .returning();
    if (row === undefined) throw new Error('the image row was not stored');
    // CharHub leaves generated covers inactive, so that nothing tells which cover is shown. Here the newest one is.
    await deactivateOthers(tx, row);
    return {
      ...current,
      state: 'completed',
      step: 'saving',
      percent: 100,
      image: toGeneratedImage(row),
      error: null,
    };
  });
  if (stored === null) {
    // The job may have ended while this run was thought dead: then no row will ever name what was just stored.
    const ended = await deps.store.find(run.jobId);
    if (ended !== null && ended.finishedAt !== null) await removeUndelivered(deps.storage, ended);
    throw new SupersededError();
  }
  return stored;
}

type DecideStage = (
  stage: StageRecord,
  job: JobRecord,
  tx: Parameters<Parameters<JobStore['change']>[1]>[1],
) => StageRecord | null | Promise<StageRecord | null>;

/** Changes one stage, as long as this run owns the job. */
function changeStage(store: JobStore, run: StageRun, decide: DecideStage): Promise<JobRecord | null> {
  return store.change(run.jobId, async (job, tx) => {
    const stage = job.stages.find(({ id }) => id === run.stageId);
    if (job.runId !== run.runId || stage === undefined) return null;
    const next = await decide(stage, job, tx);
    if (next === null) return null;
    const stages = job.stages.map((other) => (other.id === next.id ? next : other));
    if (stage.image !== null || next.image === null) return { stages };
    // A job that gets on does not kill its workers, whatever they died of.
    const delivered: JobChange = { stages, deaths: 0 };
    // With its last picture a job ends: its owner need not wait for another transaction.
    const isComplete = stages.every(({ image }) => image !== null);
    return isComplete ? { ...delivered, ...(await settle({ ...job, stages }, tx)) } : delivered;
  });
}
