const PATIENCE_MS = 20_000;

/** The next frame is about to be drawn. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** A task of its own, after whatever waits. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** The frame that shows what is there now has been drawn. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextTask();
}

/** @param next what to wait for between two looks. @default a frame */
export async function until<T>(
  find: () => T | null | undefined | false,
  next: () => Promise<unknown> = nextFrame,
): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${find.toString()}`);
    await next();
  }
}
