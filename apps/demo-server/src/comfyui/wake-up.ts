/** One waiter that can be woken early. A wake-up that comes while nobody waits is kept for the next wait. */
export class WakeUp {
  #woken = false;
  #resolve: (() => void) | null = null;

  wake(): void {
    this.#woken = true;
    this.#resolve?.();
  }

  /** True when woken, false when the time is over. Never rejects; an abort wakes, too. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#woken && !signal.aborted && milliseconds > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(finish, milliseconds);
        const onAbort = () => this.wake();
        signal.addEventListener('abort', onAbort);
        this.#resolve = finish;
        function finish() {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          resolve();
        }
      });
      this.#resolve = null;
    }
    const woken = this.#woken;
    this.#woken = false;
    return woken;
  }
}
