import { chooseInstance } from './choose-instance.ts';
import { ComfyError } from './comfy-error.ts';
import { ComfyHttp } from './comfy-http.ts';
import type { ComfyInstance } from './comfy-instance.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { PaintedPicture } from './comfy-runner.types.ts';
import { fillRequest, paintPicture, type Painting } from './paint-picture.ts';
import { openTranscript } from './transcript-file.ts';

export interface Studio extends Pick<Painting, 'settings' | 'request' | 'observer' | 'cancelled' | 'closed'> {
  readonly instances: readonly ComfyInstance[];
  readonly log: ComfyLog;
  /** Folder for transcripts; null keeps none. */
  readonly recordTo: string | null;
}

/**
 * Paints on the instance that has the prompt, else on the least busy one. When that one stays away, the prompt goes to
 * another under the same id, and is taken from the first as soon as that is back.
 */
export async function paintSomewhere(studio: Studio): Promise<PaintedPicture> {
  const { instances, request, cancelled, closed, log } = studio;
  if (!cancelled.aborted && !closed.aborted) fillRequest(studio, []);
  const gone = new Set<ComfyInstance>();
  for (;;) {
    const left = instances.filter((instance) => !gone.has(instance));
    const [only] = left;
    const isAlone = instances.length === 1 || cancelled.aborted || closed.aborted;
    const placement = isAlone && only ? { instance: only } : await chooseInstance(left, request);
    const { instance } = placement;
    instance.assigned.add(request.promptId);
    try {
      return await paintOn(studio, left, placement);
    } catch (error) {
      const hasGone = error instanceof ComfyError && error.code === 'unavailable';
      if (!hasGone || cancelled.aborted || closed.aborted) throw error;
      instance.leaveBehind(request.promptId);
      gone.add(instance);
      if (gone.size === instances.length) throw error;
      instance.markDown(error.message);
      log({ level: 'warn', message: 'a prompt goes to another ComfyUI', detail: request.promptId });
    } finally {
      instance.assigned.delete(request.promptId);
    }
  }
}

async function paintOn(
  studio: Studio,
  instances: readonly ComfyInstance[],
  { instance, found }: { instance: ComfyInstance; found?: Painting['found'] },
): Promise<PaintedPicture> {
  const { request, recordTo, log } = studio;
  const transcript = recordTo === null ? null : openTranscript(recordTo, request, log);
  const connection = transcript ? { ...instance.connection, recorder: transcript } : instance.connection;
  const { patience, failOver } = connection.timings;
  try {
    return await paintPicture({
      ...studio,
      connection,
      http: transcript ? new ComfyHttp(connection) : instance.http,
      definitions: () => instance.definitions(),
      found,
      patience: () => (instances.some((other) => other !== instance && !other.isDown) ? failOver : patience),
      onLeftBehind: () => instance.leaveBehind(request.promptId),
    });
  } finally {
    await transcript?.close();
  }
}
