import type { ReferenceView } from '../../contract/index.ts';

/** What a job of the host is, in its own terms. */
export interface CharHubJob {
  readonly number: string;
  readonly type: 'AVATAR' | 'COVER' | 'REFERENCE';
  readonly characterId: string;
  readonly userId: string;
  /** In the order in which the host makes them; empty for one picture. */
  readonly views: readonly ReferenceView[];
  /** As it was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly mediaUrl: string;
  /** Milliseconds: the one moment that is in the addresses of all its pictures. */
  readonly batch: number;
}

/** How a job goes on after so many of its views: to the end, into an error of the worker, or stalled. */
export type CharHubEnding =
  | { readonly type: 'finished' }
  | { readonly type: 'error'; readonly after: number; readonly text: string }
  | { readonly type: 'stalled'; readonly after: number };

export interface CharHubPayload {
  readonly jobId: string;
  readonly state: string;
  readonly progress: unknown;
  readonly data: unknown;
  readonly result: unknown;
  readonly failedReason?: string;
}

/** Answers of `GET /image-generation/status/:jobId`, one for each thing that happens to the job, in their true order. */
export function charHubPayloads(job: CharHubJob, ending: CharHubEnding): readonly CharHubPayload[] {
  const { number, characterId, userId, views, body } = job;
  const payload = (
    state: string,
    progress: unknown,
    result: unknown,
    failedReason?: string,
  ): CharHubPayload => ({
    jobId: number,
    state,
    progress,
    data: { ...body, characterId, userId },
    result,
    ...(failedReason === undefined ? {} : { failedReason }),
  });
  const total = views.length;
  const isDataset = job.type === 'REFERENCE';
  const progress: unknown[] = [0];
  if (isDataset) {
    progress.push({ stage: 0, total, message: 'Starting multi-stage generation...' });
    progress.push({ stage: 0, total, message: 'Preparing reference folder...' });
    for (const [index, view] of views.entries()) {
      const completedImages = views
        .slice(0, index + 1)
        .map((content) => ({ content, url: pictureUrl(job, content) }));
      progress.push({ stage: index + 1, total, message: `Completed reference ${view}`, completedImages });
    }
  }
  const written = ending.type === 'finished' ? progress : progress.slice(0, isDataset ? 3 + ending.after : 1);
  const last = written.at(-1);
  const result = isDataset
    ? { success: true, characterId }
    : { success: true, imageUrl: pictureUrl(job, job.type.toLowerCase()), characterId };
  return [
    payload('prioritized', 0, null),
    ...written.map((each) => payload('active', each, null)),
    ending.type === 'finished'
      ? payload('completed', last, result)
      : ending.type === 'error'
        ? payload('completed', last, { success: false, error: ending.text })
        : payload('failed', last, null, 'job stalled more than allowable limit'),
  ];
}

export function pictureUrl({ characterId, batch, type, mediaUrl }: CharHubJob, name: string): string {
  const folder = type === 'REFERENCE' ? 'references' : name;
  return `${mediaUrl}/dev/characters/${characterId}/${folder}/${name}_${String(batch)}.webp`;
}
