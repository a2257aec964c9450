import type { WatchEnvironment } from './environment.ts';

/** Resolves after a time, at once when aborted, or early when the page changes and `wake` says so. Never rejects. */
export function pause(
  environment: WatchEnvironment,
  ms: number,
  { signal, wake }: { signal: AbortSignal; wake: () => boolean },
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      cancelTimer();
      stopListening();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancelTimer = environment.after(ms, end);
    const stopListening = environment.onChange(() => {
      if (wake()) end();
    });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** A `wake` that says yes when the network came back or the page is seen again. */
export function comesBack(environment: WatchEnvironment): () => boolean {
  let wasOnline = environment.isOnline();
  let wasHidden = environment.isHidden();
  return () => {
    const isOnline = environment.isOnline();
    const isHidden = environment.isHidden();
    const cameBack = (isOnline && !wasOnline) || (wasHidden && !isHidden);
    wasOnline = isOnline;
    wasHidden = isHidden;
    return cameBack;
  };
}
