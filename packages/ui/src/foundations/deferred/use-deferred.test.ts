import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { deferred } from './deferred.ts';
import { useDeferred } from './use-deferred.ts';

it('loads a part once it is wanted, once', async () => {
  const content = { name: 'dialog' };
  const load = vi.fn(() => Promise.resolve(content));
  const part = deferred(load);
  const { result, rerender } = renderHook(({ wanted }) => useDeferred(part, wanted), {
    initialProps: { wanted: false },
  });
  expect(load).not.toHaveBeenCalled();
  rerender({ wanted: true });
  await vi.waitFor(() => expect(result.current.loaded).toBe(content));
  rerender({ wanted: false });
  rerender({ wanted: true });
  expect(load).toHaveBeenCalledOnce();
});

it('has a part that was loaded before at once, so that nothing else is shown first', async () => {
  const content = { name: 'dialog' };
  const part = deferred(() => Promise.resolve(content));
  await part.load();
  const shown: unknown[] = [];
  renderHook(() => shown.push(useDeferred(part, true).loaded));
  expect(shown).toEqual([content]);
});

it('says that a part could not be loaded, and tries again when asked', async () => {
  const content = { name: 'dialog' };
  const load = vi.fn(() => Promise.resolve(content));
  load.mockRejectedValueOnce(new Error('There is no network'));
  const part = deferred(load);
  const { result } = renderHook(() => useDeferred(part, true));
  await vi.waitFor(() => expect(result.current.failed).toBe(true));
  act(() => result.current.retry());
  expect(result.current.failed).toBe(false);
  await vi.waitFor(() => expect(result.current.loaded).toBe(content));
});
