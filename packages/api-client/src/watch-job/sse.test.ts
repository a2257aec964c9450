import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { manualEnvironment } from '../../test/test-environment.ts';
import { readEventStream } from './sse.ts';

const headers = { 'content-type': 'text/event-stream; charset=utf-8' };

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

function read(data: unknown, answerHeaders: Readonly<Record<string, unknown>> = headers) {
  const environment = manualEnvironment();
  const abort = new AbortController();
  const heard: string[] = [];
  const open = vi.fn((_signal: AbortSignal) => Promise.resolve({ data, headers: answerHeaders }));
  const onBytes = vi.fn();
  const onRetry = vi.fn();
  const ended = readEventStream({
    open,
    environment,
    signal: abort.signal,
    connectMs: 15_000,
    idleMs: 40_000,
    onBytes,
    onRetry,
    onData: (text) => heard.push(text),
  });
  return { environment, abort, heard, open, onBytes, onRetry, ended };
}

describe('an event stream', () => {
  it('gives the same messages wherever its bytes are cut', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => JSON.stringify({ value }));
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    const messages = fc.array(fc.tuple(text, fc.constantFrom('', ':heartbeat', 'id: 7', 'event: job')), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(messages, lineEnd, fc.array(fc.nat(), { maxLength: 12 }), async (sent, end, cuts) => {
        // The last message is followed by a comment, so that a final carriage return is not taken for half a line end.
        const source = sent
          .map(([data, extra]) => `${extra === '' ? '' : extra + end}data: ${data}${end}${end}`)
          .join('');
        const { heard, ended } = read(streamOf(split(new TextEncoder().encode(`${source}:${end}`), cuts)));
        await ended;
        expect(heard).toEqual(sent.map(([data]) => data));
      }),
    );
  });

  it('tells of the delay the server asks for', async () => {
    const { ended, onRetry } = read(streamOf([new TextEncoder().encode('retry: 2500\n\n')]));
    await ended;
    expect(onRetry).toHaveBeenCalledExactlyOnceWith(2500);
  });

  it('is dead after 40 s without a byte, and alive with comments', async () => {
    let server: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (server = controller) });
    const { environment, ended, open, onBytes } = read(body);
    const death = vi.fn();
    ended.catch(death);
    for (let beat = 0; beat < 5; beat += 1) {
      await environment.advance(39_000);
      server?.enqueue(new TextEncoder().encode(':\n\n'));
      await vi.waitFor(() => {
        expect(onBytes).toHaveBeenCalledTimes(beat + 1);
      });
    }
    await environment.advance(39_999);
    expect(death).not.toHaveBeenCalled();
    await environment.advance(1);
    await vi.waitFor(() => {
      expect(death).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout' }));
    });
    expect(open.mock.calls[0]?.[0].aborted).toBe(true);
  });

  it('is given up when it does not begin within 15 s', async () => {
    const environment = manualEnvironment();
    const ended = readEventStream({
      open: () => new Promise(() => undefined),
      environment,
      signal: new AbortController().signal,
      connectMs: 15_000,
      idleMs: 40_000,
      onBytes: () => undefined,
      onData: () => undefined,
      onRetry: () => undefined,
    });
    void environment.advance(15_000);
    await expect(ended).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends at once when it is aborted', async () => {
    const { abort, ended, open, environment } = read(new ReadableStream());
    await environment.advance(0);
    abort.abort();
    await expect(ended).rejects.toMatchObject({ code: 'aborted' });
    expect(open.mock.calls[0]?.[0].aborted).toBe(true);
    expect(environment.timers()).toEqual([]);
  });

  it.each([
    ['HTML', streamOf([]), { 'content-type': 'text/html' }],
    ['text without a type', streamOf([]), {}],
    ['no stream, as of an adapter that cannot', 'data: {}\n\n', headers],
  ])('is refused when it is %s', async (_title, data, answerHeaders) => {
    await expect(read(data, answerHeaders).ended).rejects.toMatchObject({ code: 'protocol' });
  });
});
