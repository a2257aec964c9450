import { vi } from 'vitest';
import type { GenerationErrorCode, JobSnapshot } from '../src/contract/index.ts';
import { GenerationError } from '../src/contract/index.ts';
import type { StreamAnswer } from '../src/watch-job/sse.ts';

/** Turns of the event loop enough for a stream's bytes to be read. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The job endpoints in memory: a record, and event streams that can be refused and broken. */
export function fakeEvents() {
  const jobs = new Map<string, JobSnapshot>();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const hidden = new Set<string>();
  const failures: { stream: GenerationError | null; get: GenerationError | null } = {
    stream: null,
    get: null,
  };
  const encode = (snapshot: JobSnapshot) => new TextEncoder().encode(`data: ${JSON.stringify(snapshot)}\n\n`);

  const openEvents = vi.fn((signal: AbortSignal): Promise<StreamAnswer> => {
    if (failures.stream !== null) return Promise.reject(failures.stream);
    const data = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.add(controller);
        signal.addEventListener('abort', () => {
          if (streams.delete(controller)) controller.error(new Error('aborted'));
        });
        controller.enqueue(new TextEncoder().encode(':\n\n'));
        for (const job of jobs.values()) {
          if (job.finishedAt === null && !hidden.has(job.id)) controller.enqueue(encode(job));
        }
      },
    });
    return Promise.resolve({ data, headers: { 'content-type': 'text/event-stream' } });
  });

  const getJob = vi.fn((jobId: string, _options: { signal: AbortSignal }): Promise<JobSnapshot> => {
    const job = jobs.get(jobId);
    if (failures.get !== null) return Promise.reject(failures.get);
    return job === undefined ? Promise.reject(errorOf('not-found')) : Promise.resolve(job);
  });

  return {
    openEvents,
    getJob,
    put: (snapshot: JobSnapshot) => {
      jobs.set(snapshot.id, snapshot);
      for (const stream of streams) stream.enqueue(encode(snapshot));
    },
    putSilently: (snapshot: JobSnapshot) => jobs.set(snapshot.id, snapshot),
    /** New streams do not begin with this job. */
    hide: (jobId: string) => hidden.add(jobId),
    failStream: (error: GenerationError | null) => (failures.stream = error),
    failGet: (error: GenerationError | null) => (failures.get = error),
    /** Ends every stream, politely or not. */
    breakStreams: (how: 'end' | 'error' = 'error') => {
      for (const stream of [...streams]) {
        streams.delete(stream);
        if (how === 'end') stream.close();
        else stream.error(new Error('socket hang up'));
      }
    },
    streamCount: () => streams.size,
  };
}

export function errorOf(code: GenerationErrorCode, retryAfterSeconds: number | null = null): GenerationError {
  return new GenerationError({ code, message: code, retryAfterSeconds });
}
