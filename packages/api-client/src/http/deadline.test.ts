import { describe, expect, it, vi } from 'vitest';
import { manualEnvironment } from '../../test/test-environment.ts';
import { withDeadline } from './deadline.ts';

describe('a deadline', () => {
  it('lets work go on as long as it makes progress', async () => {
    const { after, advance } = manualEnvironment();
    let extend: (ms: number) => void = () => undefined;
    const ended = vi.fn();
    withDeadline({ timeoutMs: 10, after }, (_signal, more) => {
      extend = more;
      return new Promise(() => undefined);
    }).catch(ended);
    for (let step = 0; step < 5; step += 1) {
      await advance(9);
      extend(10);
    }
    extend(100);
    await advance(99);
    expect(ended).not.toHaveBeenCalled();
    await advance(1);
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'timeout' }));
  });

  it('aborts the work when the time is up', async () => {
    const { after, advance } = manualEnvironment();
    let given: AbortSignal | null = null;
    const call = withDeadline({ timeoutMs: 10, after }, (signal) => {
      given = signal;
      return new Promise(() => undefined);
    });
    void advance(10);
    await expect(call).rejects.toMatchObject({ code: 'timeout' });
    expect(given).toMatchObject({ aborted: true });
  });

  it('leaves nothing behind once the work is done', async () => {
    const { after, timers } = manualEnvironment();
    const abort = new AbortController();
    const forgotten = vi.spyOn(abort.signal, 'removeEventListener');
    await expect(
      withDeadline({ timeoutMs: 10, after, signal: abort.signal }, () => Promise.resolve('done')),
    ).resolves.toBe('done');
    expect(timers()).toEqual([]);
    expect(forgotten).toHaveBeenCalledWith('abort', expect.anything());
  });

  it('never begins work that was given up before', async () => {
    const work = vi.fn();
    await expect(withDeadline({ timeoutMs: 10, signal: AbortSignal.abort() }, work)).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(work).not.toHaveBeenCalled();
  });
});
