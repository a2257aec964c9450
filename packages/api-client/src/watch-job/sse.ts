import { createParser } from 'eventsource-parser';
import { GenerationError } from '../contract/index.ts';
import { withDeadline } from '../http/deadline.ts';
import type { WatchEnvironment } from './environment.ts';

/** An answer whose body may be a stream. */
export interface StreamAnswer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface EventStreamOptions {
  readonly open: (signal: AbortSignal) => Promise<StreamAnswer>;
  readonly environment: WatchEnvironment;
  readonly signal: AbortSignal;
  /** How long the server may take to begin. */
  readonly connectMs: number;
  /** How long the server may say nothing at all; comments count. */
  readonly idleMs: number;
  readonly onBytes: () => void;
  readonly onData: (data: string) => void;
  /** The server asks for this delay before a reconnection. */
  readonly onRetry: (ms: number) => void;
}

/**
 * Reads one event stream until the server ends it (resolves), or it breaks, falls silent or is aborted (rejects).
 * Rejects with `protocol` when the answer is no event stream.
 */
export async function readEventStream(options: EventStreamOptions): Promise<void> {
  const { open, environment, signal, connectMs, idleMs, onBytes, onData, onRetry } = options;
  const connection = new AbortController();
  const abort = () => {
    connection.abort();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const answer = await withDeadline(
      { signal, timeoutMs: connectMs, after: environment.after },
      (opening) => {
        opening.addEventListener('abort', abort, { once: true });
        return open(connection.signal);
      },
    );
    const parser = createParser({
      onEvent: ({ data }) => {
        onData(data);
      },
      onRetry,
    });
    const decoder = new TextDecoder();
    const reader = eventBody(answer).getReader();
    for (;;) {
      const { done, value } = await withDeadline(
        { signal, timeoutMs: idleMs, after: environment.after },
        () => reader.read(),
      );
      if (done) return;
      onBytes();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', abort);
    connection.abort();
  }
}

function eventBody({ data, headers }: StreamAnswer): ReadableStream<Uint8Array> {
  const type = contentType(headers);
  if (isByteStream(data) && type.startsWith('text/event-stream')) return data;
  throw new GenerationError({
    code: 'protocol',
    message: `Not an event stream: ${type || 'no content type'}`,
  });
}

function isByteStream(data: unknown): data is ReadableStream<Uint8Array> {
  return typeof data === 'object' && data !== null && 'getReader' in data;
}

function contentType({ 'content-type': type }: StreamAnswer['headers']): string {
  return typeof type === 'string' ? type : '';
}
