/**
 * Keeps a process alive when Redis, or something in its place, sends a null that nobody asked for. ioredis 6.0 drops
 * any other such reply with an `error` event; over a null it throws out of reach of every handler.
 * Whatever else nobody caught goes to `onOther`.
 */
export function surviveUnaskedReplies(onOther: (error: unknown) => void): void {
  process.on('uncaughtException', (error) => {
    if (!isUnaskedReply(error)) onOther(error);
  });
}

function isUnaskedReply(error: Error): boolean {
  return error instanceof TypeError && /\bDataHandler\.shiftCommand\b/.test(error.stack ?? '');
}
