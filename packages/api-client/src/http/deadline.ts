import { GenerationError } from '../contract/index.ts';

export interface Deadline {
  readonly signal?: AbortSignal | undefined;
  /** How long the work may take, or may go on without `extend`. */
  readonly timeoutMs: number;
  /** Runs a function once; answers with a way to take it back. @default setTimeout */
  readonly after?: ((ms: number, run: () => void) => () => void) | undefined;
}

/**
 * Runs work that must end: rejects with `timeout` when the time is up and with `aborted` when the caller gives up,
 * at once, even if the work (or an interceptor it waits in) ignores the signal it is given.
 */
export function withDeadline<T>(
  { signal, timeoutMs, after = setTimer }: Deadline,
  work: (signal: AbortSignal, extend: (ms: number) => void) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const end = (error: GenerationError) => {
      close();
      reject(error);
      controller.abort(error);
    };
    const onAbort = () => {
      end(abortedError());
    };
    const startTimer = (ms: number) =>
      after(ms, () => {
        end(
          new GenerationError({
            code: 'timeout',
            message: `No answer within ${String(ms)} ms`,
            retryable: true,
          }),
        );
      });
    let cancelTimer = startTimer(timeoutMs);
    let closed = false;
    const close = () => {
      closed = true;
      cancelTimer();
      signal?.removeEventListener('abort', onAbort);
    };
    if (signal?.aborted === true) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    const extend = (ms: number) => {
      cancelTimer();
      if (!closed) cancelTimer = startTimer(ms);
    };
    work(controller.signal, extend).then(resolve, reject).finally(close);
  });
}

export function abortedError(): GenerationError {
  return new GenerationError({ code: 'aborted', message: 'The call was aborted' });
}

function setTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
}
