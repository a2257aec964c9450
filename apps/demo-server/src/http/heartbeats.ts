/** What wants a sign of life now and then. */
export interface Beating {
  beat(): void;
  end(): void;
}

/** One timer for all streams. It beats a part of them at a time: thousands at once would hold up the news of all. */
export interface Heartbeats {
  /** Beats until `expiresAt`, in milliseconds since 1970, then ends the stream. Returns a function that ends the beating. */
  add(stream: Beating, expiresAt: number): () => void;
}

const PARTS = 50;

/** Each stream hears a beat once in `intervalMs`. The timer keeps no process alive. */
export function createHeartbeats(intervalMs: number): Heartbeats {
  const parts = Array.from({ length: PARTS }, () => new Map<Beating, number>());
  let turn = 0;
  let added = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % PARTS;
    for (const [stream, expiresAt] of parts[turn] ?? []) {
      if (Date.now() >= expiresAt) stream.end();
      else stream.beat();
    }
  }, intervalMs / PARTS);
  timer.unref();
  return {
    add(stream, expiresAt) {
      added = (added + 1) % PARTS;
      const part = parts[added];
      part?.set(stream, expiresAt);
      return () => part?.delete(stream);
    },
  };
}
