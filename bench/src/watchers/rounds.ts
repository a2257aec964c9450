import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from '../harness/statistics.ts';
import type { MeasuredProcess, Usage } from '../installation/measured-process.ts';
import type { Audience } from './audience.ts';
import type { Painting } from './painting.ts';

/** Pictures that are painted at a time, each telling of itself five times a second. */
export const BUSY = 16;
export const ACCOUNTS = 1_000;
/** More would ask one process for more than it answers; what one answer costs does not need them. */
export const MOST_POLLING = 400;
const ROUNDS = 6;
const STREAM_MS = 2_000;
const POLL_MS = 1_500;
/** What is written last in a window arrives within it. */
const LAST_NEWS_MS = 300;

export interface Parts {
  readonly api: MeasuredProcess;
  readonly audience: Audience;
  readonly painting: Painting;
}

/** Of the accounts that are watched, those for whom pictures are painted. */
function busyOwners({ painting }: Parts, accounts: number) {
  const step = Math.ceil(accounts / BUSY);
  return painting.owners.slice(0, accounts).filter((_, index) => index % step === 0);
}

/** One window of news to all who watch. */
async function stream(parts: Parts, watchers: number) {
  const { api, audience, painting } = parts;
  const accounts = Math.min(watchers, ACCOUNTS);
  await audience.receipts();
  const before = await api.usage({ withGarbage: true });
  const began = performance.now();
  const writes = await painting.write(busyOwners(parts, accounts), STREAM_MS);
  await delay(LAST_NEWS_MS);
  const after = await api.usage({ withGarbage: true });
  const minutes = (performance.now() - began) / 60_000;
  const delays = (await audience.receipts()).flatMap(({ jobId, revision, at }) => {
    const writtenAt = writes.get(`${jobId} ${String(revision)}`);
    return writtenAt === undefined ? [] : [at - writtenAt];
  });
  return {
    median: quantile(delays, 0.5),
    late: quantile(delays, 0.99),
    streaming: ((after.cpuSeconds - before.cpuSeconds) * 1000) / minutes / watchers,
    received: delays.length / ((writes.size * watchers) / accounts),
  };
}

/** One window of questions by those who do not watch. What an answer costs, times the 60 that each asks for in a minute. */
export async function poll({ api, audience }: Parts, watchers: number): Promise<number> {
  const before = await api.usage({ withGarbage: true });
  const answers = await audience.poll(Math.min(watchers, MOST_POLLING), POLL_MS);
  const after = await api.usage({ withGarbage: true });
  return ((after.cpuSeconds - before.cpuSeconds) * 1000 * 60) / answers.length;
}

/** One value for each round. */
export interface Rounds {
  /** Milliseconds until a snapshot arrived: the median, and 99 of 100. */
  readonly median: number[];
  readonly late: number[];
  /** Milliseconds of processor time for a watcher and minute, and the same for one who polls. */
  readonly streaming: number[];
  readonly polling: number[];
  /** Share of the revisions that reached each of their watchers. */
  readonly received: number[];
  /** Bytes for a watcher. */
  readonly memory: number[];
}

/** Windows of both in turn, so that what slows the machine down slows both. */
export async function measureSize(parts: Parts, watchers: number, empty: Usage): Promise<Rounds> {
  const rounds: Rounds = { median: [], late: [], streaming: [], received: [], polling: [], memory: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const news = await stream(parts, watchers);
    const polling = await poll(parts, watchers);
    const { rss } = await parts.api.usage();
    if (round < 0) continue;
    rounds.median.push(news.median);
    rounds.late.push(news.late);
    rounds.streaming.push(news.streaming);
    rounds.received.push(news.received);
    rounds.polling.push(polling);
    rounds.memory.push((rss - empty.rss) / watchers);
  }
  return rounds;
}
