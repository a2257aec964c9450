/** Hands job ids to workers: each to one at a time, again when its worker died or threw. It remembers nothing else about a job. */
export interface JobQueue {
  /** The same id twice is one entry. Lower priorities go first, equal ones in the order in which they were added. Rejects soon when the store does not answer. */
  add(jobId: string, priority: number): Promise<void>;
  /** The same for many at once. */
  addAll(entries: readonly QueueEntry[]): Promise<void>;
  /** Lets what waits for its next try be tried now: its time was told by a clock that may have been set since. */
  retryNow(): Promise<void>;
  /** Takes an entry out that no worker has yet; does nothing otherwise. */
  remove(jobId: string): Promise<void>;
  /** Forgets every entry, also those that workers have: for a process that knows it is the only one. */
  clear(): Promise<void>;
  startWorker(options: QueueWorkerOptions): QueueWorker;
  close(): Promise<void>;
}

export interface QueueEntry {
  readonly id: string;
  /** At least 1; the lower goes first. */
  readonly priority: number;
  /** Another entry, which is added if it is not there: this one begins once that one has ended, in whatever way. */
  readonly waitsFor?: string | null;
}

export interface QueueWorkerOptions {
  /** Rejecting means: try again. Resolving with `put-back` means: not finished, another worker may have it. */
  process: (jobId: string) => Promise<'done' | 'put-back'>;
  /** Every try rejected. */
  onGivenUp: (jobId: string, error: Error) => Promise<void>;
  onError: (error: Error) => void;
  /** Jobs at a time. @default 1, as one ComfyUI paints one picture at a time */
  concurrency?: number;
}

export interface QueueWorker {
  /** Takes no more jobs and waits for those under way. `abandon` does not wait, as if the process had died. */
  close(options?: { abandon: boolean }): Promise<void>;
}
