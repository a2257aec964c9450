import type { ConnectionStatus, GenerationErrorData, JobObserver, JobSnapshot } from '../contract/index.ts';
import { isSettled } from '../contract/index.ts';

/** Everybody who watches a job of a scripted client; all are told synchronously. */
export interface ScriptedWatches {
  readonly add: (jobId: string, observer: JobObserver, newest: JobSnapshot | undefined) => () => void;
  readonly publish: (snapshot: JobSnapshot) => void;
  readonly setConnection: (status: ConnectionStatus) => void;
  readonly refuse: (jobId: string, error: GenerationErrorData) => void;
  readonly count: (jobId?: string) => number;
}

interface Watch {
  readonly jobId: string;
  readonly observer: JobObserver;
}

export function createScriptedWatches(initial: ConnectionStatus): ScriptedWatches {
  let connection = initial;
  const watches = new Set<Watch>();
  const refusals = new Map<string, GenerationErrorData>();

  function each(jobId: string | null, visit: (watch: Watch) => void): void {
    for (const watch of [...watches]) {
      if (watches.has(watch) && (jobId === null || watch.jobId === jobId)) visit(watch);
    }
  }

  function deliver(watch: Watch, snapshot: JobSnapshot): void {
    if (isSettled(snapshot)) watches.delete(watch);
    watch.observer.onSnapshot(snapshot);
  }

  return {
    add: (jobId, observer, newest) => {
      const refusal = refusals.get(jobId);
      if (refusal !== undefined) {
        observer.onRefused(refusal);
        return () => undefined;
      }
      const watch: Watch = { jobId, observer };
      watches.add(watch);
      observer.onConnection(connection);
      if (newest !== undefined && watches.has(watch)) deliver(watch, newest);
      return () => {
        watches.delete(watch);
      };
    },
    publish: (snapshot) => {
      each(snapshot.id, (watch) => {
        deliver(watch, snapshot);
      });
    },
    setConnection: (status) => {
      connection = status;
      each(null, ({ observer }) => {
        observer.onConnection(status);
      });
    },
    refuse: (jobId, error) => {
      refusals.set(jobId, error);
      each(jobId, (watch) => {
        watches.delete(watch);
        watch.observer.onRefused(error);
      });
    },
    count: (jobId) => [...watches].filter((watch) => jobId === undefined || watch.jobId === jobId).length,
  };
}
