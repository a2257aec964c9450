import { setMaxListeners } from 'node:events';
import sharp from 'sharp';
import { ComfyError } from '../comfyui/comfy-error.ts';
import type {
  ComfyErrorCode,
  ComfyRunner,
  PaintObserver,
  PaintRequest,
  PreflightReport,
} from '../comfyui/comfy-runner.types.ts';

/** One call of `paint` that waits for the test to decide. */
export interface HeldPaint {
  readonly request: PaintRequest;
  readonly observer: PaintObserver;
  readonly signal: AbortSignal;
  finish(): Promise<void>;
  fail(code: ComfyErrorCode, details?: readonly string[]): void;
}

export interface FakeComfyRunner extends ComfyRunner {
  /** Every prompt asked for, in order; the same id twice when it was picked up again. */
  readonly requests: readonly PaintRequest[];
  /** From now on paints wait for the test instead of finishing at once. */
  hold(): void;
  /** From now on paints finish at once. Those already held stay held. */
  flow(): void;
  /** The next held paint that the test has not seen yet. */
  nextPaint(): Promise<HeldPaint>;
  setMissing(reports: readonly PreflightReport[]): void;
  setReachable(isReachable: boolean): void;
}

/** A ComfyUI that has all that any workflow needs. */
export const completeComfy = { missingFor: () => Promise.resolve([]) };

/** Stands in for ComfyUI at the runner's boundary: paints at once, or as the test says. */
export function createFakeComfyRunner(): FakeComfyRunner {
  const requests: PaintRequest[] = [];
  const unseen: HeldPaint[] = [];
  const waiting: ((paint: HeldPaint) => void)[] = [];
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  let isHolding = false;
  let isReachable = true;
  let missing: readonly PreflightReport[] = [];
  const unavailable = () => new ComfyError('unavailable', 'ComfyUI is not available');

  return {
    requests,
    hold: () => (isHolding = true),
    flow: () => (isHolding = false),
    nextPaint() {
      const paint = unseen.shift();
      return paint === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(paint);
    },
    setMissing: (reports) => (missing = reports),
    setReachable: (reachable) => (isReachable = reachable),
    preflight: () => (isReachable ? Promise.resolve(missing) : Promise.reject(unavailable())),
    status: () => Promise.resolve({ url: 'http://comfy.test', reachable: isReachable, simulated: true }),
    close: () => Promise.resolve(closing.abort()),
    async paint(request, observer, signal) {
      if (!isReachable) throw unavailable();
      requests.push(request);
      if (!isHolding) return { bytes: await pictureOf(request) };
      return new Promise((resolve, reject) => {
        const paint: HeldPaint = {
          request,
          observer,
          signal,
          finish: async () => resolve({ bytes: await pictureOf(request) }),
          fail: (code, details = []) => reject(new ComfyError(code, `it was ${code}`, { details })),
        };
        signal.addEventListener('abort', () => reject(new ComfyError('cancelled', 'cancelled')));
        closing.signal.addEventListener('abort', () => reject(unavailable()));
        const taker = waiting.shift();
        if (taker === undefined) unseen.push(paint);
        else taker(paint);
      });
    },
  };
}

/** A PNG whose colour depends on the seed, with a comment as ComfyUI leaves one. */
async function pictureOf({ values }: PaintRequest): Promise<Buffer> {
  const { seed } = values;
  const background = { r: seed % 256, g: Math.floor(seed / 256) % 256, b: Math.floor(seed / 65_536) % 256 };
  return sharp({ create: { width: 64, height: 96, channels: 3, background } })
    .png()
    .withExif({ IFD0: { ImageDescription: 'the whole graph' } })
    .toBuffer();
}
