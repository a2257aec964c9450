/** Raised inside a prompt when somebody interrupted it; takes effect at a node's start or at a progress step. */
export class InterruptedError extends Error {}

/** One flag for the whole server, cleared when a prompt starts: an interrupt sent just before is lost. */
export class Interruption {
  #requested = false;

  request(): void {
    this.#requested = true;
  }

  reset(): void {
    this.#requested = false;
  }

  throwIfRequested(): void {
    if (!this.#requested) return;
    this.#requested = false;
    throw new InterruptedError('interrupted');
  }
}
