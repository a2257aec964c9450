import type { Response } from 'express';

/** One client's server-sent events. A client that reads slowly skips to the newest snapshot of each job. */
export interface EventStream {
  send(jobId: string, json: string): void;
  /** A comment that keeps proxies and clients from giving up on a silent connection. */
  beat(): void;
  end(): void;
}

export function openEventStream(res: Response): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  const waiting = new Map<string, string>();

  function write(json: string): void {
    res.write(`data: ${json}\n\n`);
  }
  res.on('drain', () => {
    for (const [jobId, json] of waiting) {
      if (res.writableNeedDrain) return;
      waiting.delete(jobId);
      write(json);
    }
  });

  return {
    send(jobId, json) {
      if (res.writableEnded || res.destroyed) return;
      if (res.writableNeedDrain) waiting.set(jobId, json);
      else write(json);
    },
    beat() {
      if (!res.writableNeedDrain && !res.writableEnded) res.write(': beat\n\n');
    },
    end() {
      res.end();
    },
  };
}
