import type { GenerationClient, JobObserver, JobSnapshot } from '@charhub/api-client/contract';
import { newestSnapshot } from '@charhub/api-client/contract';

export interface BreakableStreams {
  readonly client: GenerationClient;
  /** From now on nobody hears anything. */
  cut(): void;
  /** The streams are back: as a real client does, each watcher is told how its job stands now. */
  mend(): void;
}

/** The same client with streams that can break at any point. */
export function breakableStreams(client: GenerationClient): BreakableStreams {
  const watchers = new Map<JobObserver, JobSnapshot | null>();
  let isCut = false;
  return {
    client: {
      ...client,
      watchJob: (jobId, observer) => {
        watchers.set(observer, null);
        const stop = client.watchJob(jobId, {
          onSnapshot: (snapshot) => {
            watchers.set(observer, newestSnapshot(watchers.get(observer) ?? null, snapshot));
            if (!isCut) observer.onSnapshot(snapshot);
          },
          onConnection: (status) => {
            observer.onConnection(isCut ? 'lost' : status);
          },
          onRefused: (error) => {
            observer.onRefused(error);
          },
        });
        return () => {
          watchers.delete(observer);
          stop();
        };
      },
    },
    cut: () => {
      isCut = true;
      for (const observer of watchers.keys()) observer.onConnection('lost');
    },
    mend: () => {
      isCut = false;
      for (const [observer, newest] of [...watchers]) {
        if (newest !== null && watchers.has(observer)) observer.onSnapshot(newest);
        if (watchers.has(observer)) observer.onConnection('live');
      }
    },
  };
}
