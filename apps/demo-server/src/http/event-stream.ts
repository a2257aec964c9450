import type { Response } from 'express';

/** One client's server-sent events. A client that reads slowly skips to the newest snapshot of each job. */
export interface EventStream {
  /** `event` is what `toEvent` made. */
  send(jobId: string, event: Buffer): void;
  /** A comment that keeps proxies and clients from giving up on a silent connection. */
  beat(): void;
  end(): void;
}

/** A snapshot as the bytes of one event: made once, however many streams carry it. */
export const toEvent = (json: string): Buffer => Buffer.from(`data: ${json}\n\n`);

const BEAT = Buffer.from(': beat\n\n');

export function openEventStream(res: Response): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  return new ResponseStream(res);
}

/** A class, since there are thousands of them: closures would be made for each. */
class ResponseStream implements EventStream {
  readonly #res: Response;
  /** Of a client that reads slowly: the newest event of each job. */
  #waiting: Map<string, Buffer> | null = null;

  constructor(res: Response) {
    this.#res = res;
  }

  send(jobId: string, event: Buffer): void {
    const res = this.#res;
    if (res.writableEnded || res.destroyed) return;
    if (!res.writableNeedDrain) {
      res.write(event);
      return;
    }
    if (this.#waiting === null) {
      this.#waiting = new Map();
      res.once('drain', () => this.#sendWaiting());
    }
    this.#waiting.set(jobId, event);
  }

  beat(): void {
    const res = this.#res;
    if (!res.writableNeedDrain && !res.writableEnded) res.write(BEAT);
  }

  end(): void {
    this.#res.end();
  }

  #sendWaiting(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const [jobId, event] of waiting) this.send(jobId, event);
  }
}
