import { fillWorkflow, WorkflowError, type FilledWorkflow } from '@charhub/workflows';
import { cancelPrompt } from './cancel-prompt.ts';
import type { HistoryEntry } from './comfy-answers.ts';
import { ComfyError } from './comfy-error.ts';
import { ComfyHttpError, type ComfyConnection, type ComfyHttp } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import { savedImageOf } from './comfy-outcome.ts';
import type { PaintedPicture, PaintObserver, PaintRequest } from './comfy-runner.types.ts';
import { followPrompt, unreachable } from './follow-prompt.ts';
import { PromptEvents } from './prompt-events.ts';
import { findPrompt } from './prompt-whereabouts.ts';
import { submitPrompt } from './submit-prompt.ts';
import { uploadReferences } from './upload-references.ts';

export interface Painting {
  readonly connection: ComfyConnection;
  readonly http: ComfyHttp;
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
  const events = new PromptEvents(connection, fill(request, []), promptId, observer, log);
  try {
    const found = await findPrompt(http, promptId).catch((error: unknown) =>
      Promise.reject(unreachable(error)),
    );
    events.locate(found);
    if (found.state === 'absent') await submit(painting, events, stopped);
    const { timings } = connection;
    const follow = { http, promptId, timings, hints: events.hints, log, onWhereabouts: events.locate };
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
  throwIfStopped(painting);
  await submitPrompt({
    http,
    workflow: fill(request, imageNames),
    promptId: request.promptId,
    clientId,
    log,
  });
}

/** A name of its own for each prompt: ComfyUI would else answer a repeated graph with a file that may be gone. */
function fill({ workflow, values, promptId }: PaintRequest, imageNames: readonly string[]): FilledWorkflow {
  const filenamePrefix = `${values.filenamePrefix ?? `charhub/${workflow}`}-${promptId}`;
  try {
    return fillWorkflow(workflow, { ...values, filenamePrefix }, imageNames);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    throw new ComfyError('rejected', 'The workflow cannot be filled in.', {
      cause: error,
      details: error.problems,
    });
  }
}

async function giveUp(painting: Painting): Promise<HistoryEntry | null> {
  const { http, request, log, connection, cancelled } = painting;
  if (!cancelled.aborted) return null;
  return cancelPrompt(http, request.promptId, { patienceMs: connection.timings.cancelPatience, log });
}

/** A prompt that was done before its cancellation arrived counts as done. */
async function download(painting: Painting, entry: HistoryEntry | null): Promise<PaintedPicture> {
  const { http, request, cancelled } = painting;
  if (!entry) throw stoppedError(painting);
  try {
    const { outputNode } = fill(request, []);
    return { bytes: await http.downloadImage(savedImageOf(entry, outputNode)) };
  } catch (error) {
    if (cancelled.aborted) throw stoppedError(painting);
    if (error instanceof ComfyHttpError && error.status === 404) {
      throw new ComfyError('lost', 'ComfyUI finished the picture but no longer has it.', { cause: error });
    }
    throw error instanceof ComfyHttpError ? unreachable(error) : error;
  }
}

function throwIfStopped(painting: Painting): void {
  if (painting.cancelled.aborted || painting.closed.aborted) throw stoppedError(painting);
}

function stoppedError({ cancelled }: Painting): ComfyError {
  return cancelled.aborted
    ? new ComfyError('cancelled', 'The picture was cancelled.')
    : new ComfyError('unavailable', 'The runner was closed; the prompt stays with ComfyUI.');
}
