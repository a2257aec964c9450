export interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

/** Milliseconds before try number `failures + 1`: doubling up to the cap, of which a random half is taken off. */
export function backoffMs(failures: number, { baseMs, capMs }: Backoff, random: () => number): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(failures, 30));
  return full * (0.5 + random() / 2);
}
