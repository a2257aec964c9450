import type { ConnectionStatus, GenerationErrorData, JobObserver, JobSnapshot } from '../contract/index.ts';
import { isSettled } from '../contract/index.ts';
import { createSnapshotCache } from './snapshot-cache.ts';
import type { JobTransport, OpenTransport } from './transport.ts';

/** All watches of a page on one transport, which is open only while somebody watches. */
export interface SharedWatch {
  readonly watch: (jobId: string, observer: JobObserver) => () => void;
  /** Passes on a snapshot that came another way, such as the answer to a submission. */
  readonly publish: (snapshot: JobSnapshot) => void;
}

interface Watch {
  readonly jobId: string;
  readonly observer: JobObserver;
}

interface Topic {
  newest: JobSnapshot | null;
  readonly watches: Set<Watch>;
}

const rememberedJobs = 100;

export function createSharedWatch(openTransport: OpenTransport): SharedWatch {
  const topics = new Map<string, Topic>();
  const recent = createSnapshotCache(rememberedJobs);
  let status: ConnectionStatus = 'connecting';
  let transport: JobTransport | null = null;
  let openingIsDue = false;

  function open(): void {
    openingIsDue = false;
    if (topics.size === 0 || transport !== null) return;
    let isCurrent = true;
    const guard =
      <Args extends readonly unknown[]>(listen: (...args: Args) => void) =>
      (...args: Args) => {
        if (isCurrent) listen(...args);
      };
    const opened = openTransport({
      onSnapshot: guard(publish),
      onConnection: guard(setStatus),
      onRefused: guard(refuse),
    });
    transport = {
      ...opened,
      close: () => {
        isCurrent = false;
        opened.close();
      },
    };
    for (const [jobId, { newest }] of topics) transport.follow(jobId, newest !== null);
  }

  // Put off by a microtask, so that a watch that is dropped and made again at once costs no connection.
  function openSoon(): void {
    if (openingIsDue) return;
    openingIsDue = true;
    queueMicrotask(open);
  }

  function close(): void {
    transport?.close();
    transport = null;
    status = 'connecting';
  }

  function end(topic: Topic, watch: Watch): void {
    if (!topic.watches.delete(watch) || topic.watches.size > 0 || topics.get(watch.jobId) !== topic) return;
    topics.delete(watch.jobId);
    if (topic.newest !== null) recent.put(topic.newest);
    if (topics.size === 0) close();
    else transport?.unfollow(watch.jobId);
  }

  function publish(snapshot: JobSnapshot): void {
    const topic = topics.get(snapshot.id);
    if (topic === undefined) {
      recent.put(snapshot);
      return;
    }
    if (topic.newest !== null && topic.newest.revision >= snapshot.revision) return;
    topic.newest = snapshot;
    for (const watch of [...topic.watches]) deliver(topic, watch, snapshot);
  }

  function deliver(topic: Topic, watch: Watch, snapshot: JobSnapshot): void {
    if (!topic.watches.has(watch)) return;
    if (isSettled(snapshot)) end(topic, watch);
    tell(() => {
      watch.observer.onSnapshot(snapshot);
    });
  }

  function setStatus(changed: ConnectionStatus): void {
    if (changed === status) return;
    status = changed;
    for (const { watches } of [...topics.values()]) {
      for (const { observer } of [...watches]) {
        tell(() => {
          observer.onConnection(changed);
        });
      }
    }
  }

  function refuse(jobId: string | null, error: GenerationErrorData): void {
    const refused = jobId === null ? [...topics.values()] : [topics.get(jobId)];
    for (const topic of refused) {
      for (const watch of [...(topic?.watches ?? [])]) {
        if (topic !== undefined) end(topic, watch);
        tell(() => {
          watch.observer.onRefused(error);
        });
      }
    }
  }

  return {
    publish,
    watch: (jobId, observer) => {
      const held = topics.get(jobId)?.newest ?? recent.get(jobId);
      if (held !== null && isSettled(held)) {
        tell(() => {
          observer.onSnapshot(held);
        });
        return () => undefined;
      }
      const topic = topics.get(jobId) ?? { newest: held, watches: new Set() };
      const watch: Watch = { jobId, observer };
      topic.watches.add(watch);
      if (!topics.has(jobId)) {
        topics.set(jobId, topic);
        if (transport === null) openSoon();
        else transport.follow(jobId, held !== null);
      }
      tell(() => {
        observer.onConnection(status);
      });
      if (held !== null) deliver(topic, watch, held);
      return () => {
        end(topic, watch);
      };
    },
  };
}

// One observer that throws must not keep the news from the others.
function tell(notify: () => void): void {
  try {
    notify();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
