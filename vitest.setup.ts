import { vi } from 'vitest';

/** In milliseconds. A busy machine is no failure; only what hangs is. */
const PATIENCE = 15_000;

const { waitFor } = vi;
vi.waitFor = (callback, options) => waitFor(callback, options ?? PATIENCE);
