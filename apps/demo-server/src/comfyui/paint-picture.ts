import {
  fillWorkflow,
  namesFoldersOfModels,
  WorkflowError,
  withListedFileNames,
  type FilledWorkflow,
  type ObjectInfo,
  type WorkflowSettings,
} from '@charhub/workflows';
import { cancelPrompt } from './cancel-prompt.ts';
import type { HistoryEntry } from './comfy-answers.ts';
import { ComfyError } from './comfy-error.ts';
import { ComfyHttpError, type ComfyConnection, type ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { savedImageOf } from './comfy-outcome.ts';
import type { PaintedPicture, PaintObserver, PaintRequest } from './comfy-runner.types.ts';
import { followPrompt, unreachable } from './follow-prompt.ts';
import { PromptEvents } from './prompt-events.ts';
import { findPrompt, type PromptWhereabouts } from './prompt-whereabouts.ts';
import { submitPrompt } from './submit-prompt.ts';
import { uploadReferences } from './upload-references.ts';

export interface Painting {
  readonly connection: ComfyConnection;
  readonly http: ComfyHttp;
  readonly settings: WorkflowSettings;
  /** What this ComfyUI has; asked only for graphs whose files it may spell in its own way. */
  readonly definitions: () => Promise<ObjectInfo>;
  /** Where the prompt was found a moment ago, if somebody looked. */
  readonly found?: PromptWhereabouts | undefined;
  /** How long ComfyUI may be unreachable in mid-run, in milliseconds. */
  readonly patience: () => number;
  /** The prompt may still be there though nobody wants it. */
  readonly onLeftBehind: () => void;
  readonly request: PaintRequest;
  readonly observer: PaintObserver;
  readonly log: ComfyLog;
  /** The caller no longer wants the picture: the prompt is taken from ComfyUI. */
  readonly cancelled: AbortSignal;
  /** The runner goes away: the prompt stays, to be picked up later. */
  readonly closed: AbortSignal;
}

/** From a request to the bytes of the picture that ComfyUI saved. */
export async function paintPicture(painting: Painting): Promise<PaintedPicture> {
  const { connection, http, request, observer, log, cancelled, closed } = painting;
  const stopped = AbortSignal.any([cancelled, closed]);
  const { promptId } = request;
  throwIfStopped(painting);
  const events = new PromptEvents(connection, fillRequest(painting, []), promptId, observer, log);
  try {
    const found = painting.found ?? (await findPrompt(http, promptId).catch(throwUnreachable));
    events.locate(found);
    if (found.state === 'absent') await submit(painting, events, stopped);
    const follow = {
      http,
      promptId,
      timings: connection.timings,
      patience: painting.patience,
      hints: events.hints,
      log,
      onWhereabouts: events.locate,
    };
    const entry = found.state === 'finished' ? found.entry : await followPrompt(follow, stopped);
    return await download(painting, entry ?? (await giveUp(painting)));
  } finally {
    events.close();
  }
}

async function submit(painting: Painting, events: PromptEvents, stopped: AbortSignal): Promise<void> {
  const { http, request, log, connection } = painting;
  const imageNames = await uploadReferences(http, request.references);
  const clientId = await events.ready(connection.timings.socketReady, stopped);
  const workflow = await spelledAsListed(painting, fillRequest(painting, imageNames));
  throwIfStopped(painting);
  await submitPrompt({
    http,
    workflow,
    promptId: request.promptId,
    clientId,
    log,
  });
}

/** Not worth failing for: ComfyUI says itself what it lacks. */
async function spelledAsListed(painting: Painting, workflow: FilledWorkflow): Promise<FilledWorkflow> {
  if (!namesFoldersOfModels(workflow.graph)) return workflow;
  const objectInfo = await painting.definitions().catch(() => null);
  return objectInfo ? { ...workflow, graph: withListedFileNames(workflow.graph, objectInfo) } : workflow;
}

/**
 * Under a file name of its own for each prompt: ComfyUI would else answer a repeated graph with a file that may be gone.
 * Throws `rejected` for values that are not allowed.
 */
export function fillRequest(
  { request, settings }: Pick<Painting, 'request' | 'settings'>,
  imageNames: readonly string[],
): FilledWorkflow {
  const { workflow, values, promptId } = request;
  const filenamePrefix = `${values.filenamePrefix ?? `charhub/${workflow}`}-${promptId}`;
  try {
    return fillWorkflow(workflow, { ...values, filenamePrefix }, imageNames, settings);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    throw new ComfyError('rejected', 'The workflow cannot be filled in.', {
      cause: error,
      details: error.problems,
    });
  }
}

async function giveUp(painting: Painting): Promise<HistoryEntry | null> {
  const { http, request, log, connection, cancelled, onLeftBehind } = painting;
  if (!cancelled.aborted) return null;
  const patienceMs = connection.timings.cancelPatience;
  return cancelPrompt(http, request.promptId, { patienceMs, log, onLeftBehind });
}

/** A prompt that was done before its cancellation arrived counts as done. */
async function download(painting: Painting, entry: HistoryEntry | null): Promise<PaintedPicture> {
  const { http, cancelled } = painting;
  if (!entry) throw stoppedError(painting);
  try {
    const { outputNode } = fillRequest(painting, []);
    return { bytes: await http.downloadImage(savedImageOf(entry, outputNode)) };
  } catch (error) {
    if (cancelled.aborted) throw stoppedError(painting);
    if (error instanceof ComfyHttpError && error.status === 404) {
      throw new ComfyError('lost', 'ComfyUI finished the picture but no longer has it.', { cause: error });
    }
    throw error instanceof ComfyHttpError ? unreachable(error) : error;
  }
}

function throwUnreachable(error: unknown): never {
  throw unreachable(error);
}

function throwIfStopped(painting: Painting): void {
  if (painting.cancelled.aborted || painting.closed.aborted) throw stoppedError(painting);
}

function stoppedError({ cancelled }: Painting): ComfyError {
  return cancelled.aborted
    ? new ComfyError('cancelled', 'The picture was cancelled.')
    : new ComfyError('unavailable', 'The runner was closed; the prompt stays with ComfyUI.');
}
