import { setTimeout as delay } from 'node:timers/promises';
import type { ObjectInfo, WorkflowName, WorkflowSettings } from '@charhub/workflows';
import { cancelPrompt } from './cancel-prompt.ts';
import { ComfyHttp, type ComfyConnection } from './comfy-http.ts';
import type { ComfyLog } from './comfy-log.ts';
import type { InstanceStatus, PreflightReport } from './comfy-runner.types.ts';
import type { SystemStats } from './comfy-answers.ts';
import { missingLines, preflightReports } from './preflight.ts';
import { findInHistory, placeIn, type PromptWhereabouts } from './prompt-whereabouts.ts';

/** What an instance lacks is told to whoever looks, again and again, so it is kept for a while. */
interface Knowledge {
  readonly objectInfo: ObjectInfo;
  readonly reports: readonly PreflightReport[];
  readonly expires: number;
}

export interface Survey {
  readonly found: PromptWhereabouts;
  /** Ids of all that waits or runs there, whoever queued it. */
  readonly busyWith: readonly string[];
}

/** More than that many forgotten prompts are not worth remembering. */
const MAX_LEFT_BEHIND = 1_000;

/** One ComfyUI: whether it answers, what it has, what it does for us, and what has to be taken from it when it is back. */
export class ComfyInstance {
  readonly connection: ComfyConnection;
  readonly http: ComfyHttp;
  /** Prompts that this process has given to it. */
  readonly assigned = new Set<string>();
  readonly #settings: WorkflowSettings;
  readonly #log: ComfyLog;
  readonly #quick: ComfyHttp;
  readonly #leftBehind = new Set<string>();
  readonly #closing = new AbortController();
  #isDown = false;
  #awaiting: Promise<void> | null = null;
  #known: Knowledge | null = null;
  #asking: Promise<Knowledge> | null = null;

  constructor(connection: ComfyConnection, settings: WorkflowSettings, log: ComfyLog) {
    this.connection = connection;
    this.http = new ComfyHttp(connection);
    const { timings } = connection;
    this.#quick = new ComfyHttp({ ...connection, timings: { ...timings, request: timings.survey } });
    this.#settings = settings;
    this.#log = log;
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  /** Whether it has the prompt already, and how busy it is. One that does not answer in time counts as down. */
  async survey(promptId: string): Promise<Survey | null> {
    try {
      const queue = await this.#quick.readQueue();
      const found = placeIn(queue, promptId) ?? (await findInHistory(this.#quick, promptId));
      this.#isDown = false;
      return { found, busyWith: [...queue.queue_running, ...queue.queue_pending].map(([, id]) => id) };
    } catch (error) {
      this.markDown(String(error));
      return null;
    }
  }

  markDown(reason: string): void {
    if (!this.#isDown) this.#warn('is down', reason);
    this.#isDown = true;
    this.#awaitReturn();
  }

  /** Nobody wants this prompt any more, but it could not be taken away: that is made up for. */
  leaveBehind(promptId: string): void {
    this.#leftBehind.delete(promptId);
    this.#leftBehind.add(promptId);
    const [oldest] = this.#leftBehind;
    if (oldest !== undefined && this.#leftBehind.size > MAX_LEFT_BEHIND) this.#leftBehind.delete(oldest);
    this.#awaitReturn();
  }

  async definitions(): Promise<ObjectInfo> {
    return (await this.#knowledge()).objectInfo;
  }

  /** What each workflow lacks. Rejects with a `ComfyHttpError`. */
  async reports(): Promise<readonly PreflightReport[]> {
    return (await this.#knowledge()).reports;
  }

  /** Nothing also when it cannot be asked. */
  async lacks(workflow: WorkflowName, withReferences: boolean): Promise<boolean> {
    const reports = await this.reports().catch(() => []);
    const report = reports.find((candidate) => candidate.workflow === workflow);
    return report !== undefined && missingLines(report, withReferences).length > 0;
  }

  async status(): Promise<InstanceStatus> {
    const { url } = this.connection;
    try {
      const stats = await this.http.systemStats();
      const reports = await this.reports().catch(() => []);
      const problems = [...new Set(reports.flatMap((report) => missingLines(report, true)))];
      return { url, reachable: true, simulated: isSimulated(stats), problems };
    } catch (error) {
      this.#log({ level: 'debug', message: 'ComfyUI gave no status', detail: String(error) });
      return { url, reachable: false, simulated: false, problems: [] };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#awaiting;
  }

  async #knowledge(): Promise<Knowledge> {
    if (this.#known && performance.now() < this.#known.expires) return this.#known;
    this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #ask(): Promise<Knowledge> {
    const objectInfo = await this.http.objectInfo();
    const reports = preflightReports(objectInfo, this.#settings);
    const { definitions, missing } = this.connection.timings;
    const isComplete = reports.every((report) => missingLines(report, true).length === 0);
    this.#known = { objectInfo, reports, expires: performance.now() + (isComplete ? definitions : missing) };
    return this.#known;
  }

  #awaitReturn(): void {
    if (this.#closing.signal.aborted) return;
    this.#awaiting ??= this.#untilReturned().finally(() => {
      this.#awaiting = null;
      if (this.#isDown || this.#leftBehind.size > 0) this.#awaitReturn();
    });
  }

  async #untilReturned(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted && (this.#isDown || this.#leftBehind.size > 0)) {
      await delay(this.connection.timings.probe, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.#clearLeftBehind();
        if (this.#isDown) this.#warn('is back', '');
        this.#isDown = false;
      } catch {
        // Still away.
      }
    }
  }

  /** A prompt that was given to it again meanwhile is wanted. */
  async #clearLeftBehind(): Promise<void> {
    const { queue_running: running, queue_pending: pending } = await this.#quick.readQueue();
    const there = new Set([...running, ...pending].map(([, id]) => id));
    const { cancelPatience: patienceMs } = this.connection.timings;
    for (const promptId of [...this.#leftBehind]) {
      this.#leftBehind.delete(promptId);
      if (!there.has(promptId) || this.assigned.has(promptId)) continue;
      this.#warn('still had a prompt that nobody wants', promptId);
      await cancelPrompt(this.http, promptId, { patienceMs, log: this.#log });
    }
  }

  #warn(what: string, detail: string): void {
    this.#log({ level: 'warn', message: `ComfyUI at ${this.connection.url} ${what}`, detail });
  }
}

function isSimulated({ simulator, system }: SystemStats): boolean {
  return simulator === true || (system.comfyui_version?.endsWith('-simulated') ?? false);
}
