import { NodeError } from './nodes/node-type.ts';

/** What goes wrong with a node. */
export interface NodeFault {
  readonly message: string;
  /** Python's name of the exception. @default 'RuntimeError' */
  readonly exceptionType?: string;
  /** How often it fails before it works again. @default Infinity */
  readonly times?: number;
}

/** A node type that waits when a prompt comes to it. */
export interface HeldNode {
  /** Resolves when a prompt has come to the node; its `executing` has been sent. */
  readonly reached: Promise<void>;
  /** Lets this prompt go on, and all later ones. */
  release(): void;
}

/** How a reply goes wrong. */
export interface ReplyFault {
  /** Without `/api`; matches this path and everything below it. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  /** `hang up` ends the connection without an answer. */
  readonly status: number | 'hang up';
  /** @default 1 */
  readonly times?: number;
  /** Does what was asked before answering badly, so that the client cannot know. @default false */
  readonly afterDoing?: boolean;
}

/** The card's memory is full: the error people meet most. */
export const outOfMemory: NodeFault = {
  exceptionType: 'torch.OutOfMemoryError',
  message: 'Allocation on device 0 would exceed allowed memory. (out of memory)',
};

/** Things going wrong on purpose; all of it until `clear`, which also lets go of what is held. */
export interface SimulatorFaults {
  failNode(nodeType: string, fault: NodeFault): void;
  /** Stops the next prompt that comes to a node of this type, at its start. */
  holdNode(nodeType: string): HeldNode;
  failReplies(fault: ReplyFault): void;
  /** Every reply comes this many real milliseconds late. */
  delayReplies(milliseconds: number): void;
  /** Ends every socket without a close frame. */
  dropSockets(): void;
  /** While true, sockets stay open and hear nothing; what they miss is not sent again. */
  silenceSockets(silent: boolean): void;
  /** Stops and starts: sockets end, queue, history and the running prompt are gone, numbers start again, outputs stay. */
  restart(): Promise<void>;
  /** Removes what was saved, as somebody who cleans up does; results in the cache still name it. */
  deleteOutputs(): Promise<void>;
  clear(): void;
}

/** The faults that nodes and replies ask for. */
export class FaultPlan {
  readonly #failures = new Map<string, { readonly fault: NodeFault; left: number }>();
  readonly #holds = new Map<
    string,
    { readonly reach: () => void; readonly released: Promise<void>; readonly release: () => void }
  >();
  #replies: { readonly fault: ReplyFault; left: number }[] = [];
  replyDelay = 0;

  failNode(nodeType: string, fault: NodeFault): void {
    this.#failures.set(nodeType, { fault, left: fault.times ?? Infinity });
  }

  holdNode(nodeType: string): HeldNode {
    const reached = deferred();
    const released = deferred();
    const release = () => {
      this.#holds.delete(nodeType);
      released.resolve();
    };
    this.#holds.set(nodeType, { reach: reached.resolve, released: released.promise, release });
    return { reached: reached.promise, release };
  }

  failReplies(fault: ReplyFault): void {
    this.#replies.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault of this reply, used up by asking. */
  replyFault(method: string, path: string): ReplyFault | undefined {
    const found = this.#replies.find(
      ({ fault }) =>
        (fault.method ?? method) === method && (path === fault.path || path.startsWith(`${fault.path}/`)),
    );
    if (!found) return undefined;
    found.left -= 1;
    this.#replies = this.#replies.filter(({ left }) => left > 0);
    return found.fault;
  }

  /** Waits while the node is held, then fails when it is to fail. */
  async beforeNode(nodeType: string, signal: AbortSignal): Promise<void> {
    const hold = this.#holds.get(nodeType);
    if (hold) {
      hold.reach();
      const aborted = deferred();
      signal.addEventListener('abort', aborted.resolve, { once: true });
      await Promise.race([hold.released, aborted.promise]);
      signal.removeEventListener('abort', aborted.resolve);
      signal.throwIfAborted();
    }
    const failure = this.#failures.get(nodeType);
    if (!failure) return;
    failure.left -= 1;
    if (failure.left <= 0) this.#failures.delete(nodeType);
    throw new NodeError(failure.fault.exceptionType ?? 'RuntimeError', failure.fault.message);
  }

  clear(): void {
    for (const { release } of this.#holds.values()) release();
    this.#failures.clear();
    this.#replies = [];
    this.replyDelay = 0;
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
