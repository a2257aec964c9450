import type { GenerationClient, JobObserver, JobSnapshot } from '../contract/index.ts';
import { isSettled, newestSnapshot } from '../contract/index.ts';
import { scriptedError } from './scripted-error.ts';

/** How likely each fault is, 0–1. @default 0 each */
export interface Faults {
  /** A number from 0 to below 1 for each decision; take it from the generator of the property test. */
  readonly random: () => number;
  /** A snapshot never arrives. */
  readonly drop?: number;
  /** A snapshot arrives twice. */
  readonly duplicate?: number;
  /** A snapshot arrives after the next one. */
  readonly reorder?: number;
  /** A snapshot arrives with `flush` or `heal`. */
  readonly delay?: number;
  /** A call never reaches the server: it rejects with `network` and nothing happens. */
  readonly loseRequest?: number;
  /** A call works, but its answer is lost: it rejects with `network`. */
  readonly loseAnswer?: number;
}

export interface FaultyClient extends GenerationClient {
  /** Delivers what is delayed, latest first. */
  flush(): void;
  /** Ends all faults: delivers what is delayed, then tells each watcher the newest snapshot once more. */
  heal(): void;
}

interface FaultyWatch {
  readonly observer: JobObserver;
  readonly delayed: JobSnapshot[];
  overtaken: JobSnapshot | null;
  newest: JobSnapshot | null;
}

/**
 * The same client over a bad line, without timers: snapshots are dropped, repeated, overtaken and late, calls and their
 * answers get lost. Connection changes and refusals pass.
 *
 * ```ts
 * const faulty = withFaults(client, { random: () => fc.sample(…), drop: 0.3, duplicate: 0.2, loseAnswer: 0.1 });
 * // drive the code under test with `faulty`, the server with `client.jobs`, then:
 * faulty.heal();
 * ```
 */
export function withFaults(client: GenerationClient, faults: Faults): FaultyClient {
  const watches = new Set<FaultyWatch>();
  let isHealed = false;
  const happens = (probability = 0) => !isHealed && faults.random() < probability;

  function receive(watch: FaultyWatch, snapshot: JobSnapshot): void {
    watch.newest = newestSnapshot(watch.newest, snapshot);
    if (happens(faults.drop)) return;
    if (happens(faults.delay)) {
      watch.delayed.push(snapshot);
      return;
    }
    const { overtaken } = watch;
    watch.overtaken = null;
    if (overtaken === null && happens(faults.reorder)) {
      watch.overtaken = snapshot;
      return;
    }
    tell(watch, snapshot);
    if (happens(faults.duplicate)) tell(watch, snapshot);
    if (overtaken !== null) tell(watch, overtaken);
  }

  function tell(watch: FaultyWatch, snapshot: JobSnapshot | null | undefined): void {
    if (snapshot !== null && snapshot !== undefined && watches.has(watch))
      watch.observer.onSnapshot(snapshot);
  }

  function flush(): void {
    for (const watch of [...watches]) {
      while (watch.delayed.length > 0) tell(watch, watch.delayed.pop());
      tell(watch, watch.overtaken);
      watch.overtaken = null;
    }
  }

  async function call<T>(work: () => Promise<T>): Promise<T> {
    if (happens(faults.loseRequest)) throw scriptedError('network');
    const answer = await work();
    if (happens(faults.loseAnswer)) throw scriptedError('network');
    return answer;
  }

  return {
    flush,
    heal: () => {
      isHealed = true;
      flush();
      for (const watch of [...watches]) {
        tell(watch, watch.newest);
        if (watch.newest !== null && isSettled(watch.newest)) watches.delete(watch);
      }
    },
    watchJob: (jobId, observer) => {
      const watch: FaultyWatch = { observer, delayed: [], overtaken: null, newest: null };
      watches.add(watch);
      const stop = client.watchJob(jobId, {
        onSnapshot: (snapshot) => {
          receive(watch, snapshot);
        },
        onConnection: (status) => {
          if (watches.has(watch)) observer.onConnection(status);
        },
        onRefused: (error) => {
          if (watches.delete(watch)) observer.onRefused(error);
        },
      });
      return () => {
        watches.delete(watch);
        stop();
      };
    },
    submitJob: (...args) => call(() => client.submitJob(...args)),
    getJob: (...args) => call(() => client.getJob(...args)),
    listJobs: (...args) => call(() => client.listJobs(...args)),
    cancelJob: (...args) => call(() => client.cancelJob(...args)),
    uploadSample: (...args) => call(() => client.uploadSample(...args)),
    getQuote: (...args) => call(() => client.getQuote(...args)),
    getReceipt: (...args) => call(() => client.getReceipt(...args)),
    createCharacter: (...args) => call(() => client.createCharacter(...args)),
    getCreationQuote: (...args) => call(() => client.getCreationQuote(...args)),
    getCreation: (...args) => call(() => client.getCreation(...args)),
    retryCreation: (...args) => call(() => client.retryCreation(...args)),
    getCharacter: (...args) => call(() => client.getCharacter(...args)),
    updateCharacter: (...args) => call(() => client.updateCharacter(...args)),
    getAccess: (...args) => call(() => client.getAccess(...args)),
    listImages: (...args) => call(() => client.listImages(...args)),
    getImageDetails: (...args) => call(() => client.getImageDetails(...args)),
    activateImage: (...args) => call(() => client.activateImage(...args)),
    deleteImage: (...args) => call(() => client.deleteImage(...args)),
    uploadAvatar: (...args) => call(() => client.uploadAvatar(...args)),
    fetchPicture: (...args) => call(() => client.fetchPicture(...args)),
    removeAvatar: (...args) => call(() => client.removeAvatar(...args)),
  };
}
