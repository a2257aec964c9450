import { setTimeout as delay } from 'node:timers/promises';
import {
  createPostgresBackend,
  FlowProducer,
  Queue,
  WaitingError,
  Worker,
  type FlowJob,
  type Processor,
  type Telemetry,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import * as z from 'zod';
import { ANSWER_MS as DATABASE_ANSWER_MS, HeardClient } from '../db/connections.ts';
import type { JobQueue, QueueEntry, QueueWorker, QueueWorkerOptions } from './job-queue.ts';

/** The name CharHub gives it. */
const QUEUE_NAME = 'image-generation';
const TRIES = 3;
/** How many workers a job may take down is counted in its row, which outlives any queue. */
const STALLS = 1_000_000;
const ANSWER_MS = 5000;
const SILENCE_MS = 15_000;
const BULK = 500;
/** To say goodbye to a database; one that does not answer is left. */
const GOODBYE_MS = 3000;

export interface BullQueueOptions {
  /** Where BullMQ keeps its entries. */
  readonly store:
    | { readonly redisUrl: string; readonly prefix: string }
    /** `isShared`: the embedded database, where all clients are one session. */
    | { readonly postgresUrl: string; readonly isShared: boolean };
  /** A worker silent for this long is taken for dead. */
  readonly lockMs?: number;
  /** Traces what happens to entries. @default nothing is traced */
  readonly telemetry?: Telemetry | undefined;
  onError: (error: Error) => void;
}

/** The queue, and BullMQ's own view of it for whoever watches over it. */
export interface BullJobQueue extends JobQueue {
  readonly bull: Queue;
}

/** A BullMQ queue on Redis or PostgreSQL. Rejects when neither answers within 5 s. Entries are removed when they end: the job row is the record. */
export async function createBullQueue({
  store,
  lockMs,
  telemetry,
  onError,
}: BullQueueOptions): Promise<BullJobQueue> {
  const traced = telemetry === undefined ? {} : { telemetry };
  const { queue, createFlows, createWorker, disconnect } =
    'redisUrl' in store ? onRedis(store, traced) : onPostgres(store, traced);
  queue.on('error', onError);
  try {
    await Promise.race([queue.waitUntilReady(), unansweredAfter(ANSWER_MS)]);
  } catch (error) {
    await queue.close().catch(() => undefined);
    disconnect();
    throw error;
  }

  const bull: unknown = queue;
  if (!isQueue(bull)) throw new Error('this is no queue of BullMQ');
  let producer: ReturnType<typeof createFlows> | null = null;

  return {
    bull,
    async add(jobId, priority) {
      await queue.addBulk([toEntry({ id: jobId, priority })]);
    },
    async addAll(entries) {
      const free = entries.filter(({ waitsFor = null }) => waitsFor === null);
      for (let from = 0; from < free.length; from += BULK)
        await queue.addBulk(free.slice(from, from + BULK).map(toEntry));
      const flows = entries.flatMap(toFlow);
      if (flows.length === 0) return;
      producer ??= createFlows().on('error', onError);
      await producer.addBulk(flows);
    },
    async retryNow() {
      await queue.promoteJobs();
    },
    async remove(jobId) {
      // Refused while a worker holds the entry; the job's own record tells that worker what to do.
      await queue.remove(jobId).catch(() => 0);
    },
    async clear() {
      await queue.obliterate({ force: true });
    },
    startWorker(options) {
      const worker = createWorker(processorOf(options), {
        concurrency: options.concurrency ?? 1,
        lockDuration: lockMs ?? 15_000,
        stalledInterval: (lockMs ?? 15_000) / 2,
        maxStalledCount: STALLS,
      });
      worker.on('error', options.onError);
      const givingUp = new Set<Promise<void>>();
      worker.on('failed', (entry, error) => {
        if (entry === undefined || entry.attemptsMade < TRIES) return;
        const done = options
          .onGivenUp(Payload.parse(entry.data).jobId, error)
          .catch(options.onError)
          .finally(() => givingUp.delete(done));
        givingUp.add(done);
      });
      return {
        async close({ abandon } = { abandon: false }) {
          await worker.close(abandon);
          await Promise.all(givingUp);
        },
      } satisfies QueueWorker;
    },
    async close() {
      await producer?.close();
      await queue.close();
      disconnect();
    },
  };
}

/** BullMQ's types tell its stores apart, which its tools do not. */
function isQueue(queue: unknown): queue is Queue {
  return queue instanceof Queue;
}

/** A Redis client tries for ever; a person who starts a server wants to know. */
async function unansweredAfter(ms: number): Promise<never> {
  await delay(ms, undefined, { ref: false });
  throw new Error(`no answer in ${String(ms / 1000)} s`);
}

const toEntry = ({ id, priority }: QueueEntry) => ({
  name: 'paint',
  data: { jobId: id },
  opts: {
    jobId: id,
    priority,
    attempts: TRIES,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: true,
    removeOnFail: true,
  },
});

function toFlow({ waitsFor, ...entry }: QueueEntry): FlowJob[] {
  if (waitsFor === undefined || waitsFor === null) return [];
  const { opts, ...child } = toEntry({ ...entry, id: waitsFor });
  // What the first has delivered is for the second's own record to say: it begins in any case.
  const first = { ...child, queueName: QUEUE_NAME, opts: { ...opts, ignoreDependencyOnFailure: true } };
  return [{ ...toEntry(entry), queueName: QUEUE_NAME, children: [first] }];
}

const Payload = z.object({ jobId: z.string() });

function processorOf({ process }: QueueWorkerOptions): Processor<unknown, void> {
  return async (entry, token) => {
    const { jobId } = Payload.parse(entry.data);
    if ((await process(jobId)) === 'done') return;
    await entry.moveToWait(token);
    throw new WaitingError();
  };
}

type WorkerTimes = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'
>;

interface Traced {
  readonly telemetry?: Telemetry;
}

/** BullMQ waits until the database has closed its connections, for ever at a cable that was cut. */
const createBackend: typeof createPostgresBackend = (...options) => {
  const backend = createPostgresBackend(...options);
  const close = backend.close.bind(backend);
  backend.close = (force) => Promise.race([close(force), delay(GOODBYE_MS, undefined, { ref: false })]);
  return backend;
};

function onPostgres({ postgresUrl, isShared }: { postgresUrl: string; isShared: boolean }, traced: Traced) {
  const connection = {
    connectionString: postgresUrl,
    Client: HeardClient,
    max: 4,
    migrate: true,
    ...(isShared
      ? { schema: 'public' }
      : { connectionTimeoutMillis: DATABASE_ANSWER_MS, query_timeout: DATABASE_ANSWER_MS }),
  };
  return {
    queue: new Queue(QUEUE_NAME, { connection, ...traced }, createBackend),
    createFlows: () => new FlowProducer({ connection, ...traced }, createBackend),
    createWorker: (processor: Processor<unknown, void>, times: WorkerTimes) =>
      new Worker(QUEUE_NAME, processor, { connection, ...times, ...traced }, createBackend),
    disconnect: () => undefined,
  };
}

function onRedis({ redisUrl, prefix }: { redisUrl: string; prefix: string }, traced: Traced) {
  // Whoever adds a job is told at once when Redis is away; a worker waits until it is back.
  const adding = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_MS,
  });
  const working = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    // A connection may stay open when nobody is at its other end. Longer than BullMQ lets a worker wait for a job.
    socketTimeout: SILENCE_MS,
  });
  for (const redis of [adding, working]) redis.on('error', () => undefined);
  return {
    queue: new Queue(QUEUE_NAME, { connection: adding, prefix, ...traced }),
    createFlows: () => new FlowProducer({ connection: adding, prefix, ...traced }),
    createWorker: (processor: Processor<unknown, void>, times: WorkerTimes) =>
      new Worker(QUEUE_NAME, processor, { connection: working, prefix, ...times, ...traced }),
    disconnect: () => {
      adding.disconnect();
      working.disconnect();
    },
  };
}
