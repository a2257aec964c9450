import type { ImageFiles } from './files/image-files.ts';
import type { FaultPlan } from './faults.ts';
import type { NodeRegistry } from './nodes/node-registry.ts';
import { Interruption } from './prompts/interruption.ts';
import { NodeCache } from './prompts/node-cache.ts';
import { PromptHistory } from './prompts/prompt-history.ts';
import { PromptQueue } from './prompts/prompt-queue.ts';
import { PromptWorker } from './prompts/prompt-worker.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { ClientSockets } from './sockets/client-sockets.ts';

/** What outlives a restart. */
export interface EngineParts {
  readonly registry: NodeRegistry;
  readonly files: ImageFiles;
  readonly time: SimulatedTime;
  readonly faults: FaultPlan;
  readonly seed: number;
  readonly sockets: ClientSockets;
}

/** One run of the server, from its start to its stop: whatever lies in memory. */
export class Engine implements EngineParts {
  readonly registry: NodeRegistry;
  readonly files: ImageFiles;
  readonly time: SimulatedTime;
  readonly faults: FaultPlan;
  readonly seed: number;
  readonly sockets: ClientSockets;
  readonly queue = new PromptQueue();
  readonly history = new PromptHistory();
  readonly cache = new NodeCache();
  readonly interruption = new Interruption();
  readonly worker: PromptWorker;
  readonly #stopping = new AbortController();
  #prompts = 0;

  constructor(parts: EngineParts) {
    this.registry = parts.registry;
    this.files = parts.files;
    this.time = parts.time;
    this.faults = parts.faults;
    this.seed = parts.seed;
    this.sockets = parts.sockets;
    this.worker = new PromptWorker(this);
  }

  /** Aborts when this run of the server stops; its running prompt then vanishes without a trace. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** The next number of a prompt; refused ones use one up as well. */
  nextNumber(): number {
    return this.#prompts++;
  }

  /** Tells every socket how many prompts there are. */
  announceQueue(): void {
    if (this.signal.aborted) return;
    this.sockets.send('status', { status: { exec_info: { queue_remaining: this.queue.remaining } } });
  }

  /** Resolves when nothing of this run is going on any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.sockets.dropAll();
    await this.worker.idle();
  }
}
