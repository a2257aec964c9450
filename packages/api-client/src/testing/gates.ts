import { GenerationError } from '../contract/index.ts';

interface Failure {
  readonly error: GenerationError;
  readonly when: 'before' | 'after';
  left: number;
}

/** Decides per method whether a call goes through now, waits, or fails. Without timers. */
export interface Gates<Method extends string> {
  /** Answers with what `work` returns, once the gate is open and unless the call was to fail or is aborted. */
  pass<T>(method: Method, signal: AbortSignal | undefined, work: () => T): Promise<T>;
  fail(method: Method, error: GenerationError, times?: number): void;
  loseAnswers(method: Method, error: GenerationError, times?: number): void;
  heal(method?: Method): void;
  hold(method: Method): { release(): void };
}

export function createGates<Method extends string>(): Gates<Method> {
  const failures = new Map<Method, Failure>();
  const held = new Map<Method, Promise<void>>();

  function takeFailure(method: Method): Failure | undefined {
    const failure = failures.get(method);
    if (failure !== undefined && --failure.left <= 0) failures.delete(method);
    return failure;
  }

  return {
    pass: async (method, signal, work) => {
      await untilAborted(held.get(method) ?? Promise.resolve(), signal);
      const failure = takeFailure(method);
      if (failure?.when === 'before') throw failure.error;
      const answer = work();
      if (failure !== undefined) throw failure.error;
      return answer;
    },
    fail: (method, error, times = Infinity) => {
      failures.set(method, { error, when: 'before', left: times });
    },
    loseAnswers: (method, error, times = Infinity) => {
      failures.set(method, { error, when: 'after', left: times });
    },
    heal: (method) => {
      if (method === undefined) failures.clear();
      else failures.delete(method);
    },
    hold: (method) => {
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      held.set(method, opened);
      return {
        release: () => {
          if (held.get(method) === opened) held.delete(method);
          open();
        },
      };
    },
  };
}

function untilAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return waiting;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new GenerationError({ code: 'aborted', message: 'The call was aborted' }));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void waiting.then(resolve).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
