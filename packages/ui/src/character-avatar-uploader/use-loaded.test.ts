import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useLoaded } from './use-loaded.ts';

it('loads a part once it is wanted, once', async () => {
  const part = { name: 'dialog' };
  const load = vi.fn(() => Promise.resolve(part));
  const { result, rerender } = renderHook(({ wanted }) => useLoaded(load, wanted), {
    initialProps: { wanted: false },
  });
  expect(load).not.toHaveBeenCalled();
  rerender({ wanted: true });
  await vi.waitFor(() => expect(result.current.loaded).toBe(part));
  rerender({ wanted: false });
  rerender({ wanted: true });
  expect(load).toHaveBeenCalledOnce();
});

it('says that a part could not be loaded, and tries again when asked', async () => {
  const part = { name: 'dialog' };
  const load = vi.fn(() => Promise.resolve(part));
  load.mockRejectedValueOnce(new Error('There is no network'));
  const { result } = renderHook(() => useLoaded(load, true));
  await vi.waitFor(() => expect(result.current.failed).toBe(true));
  act(() => result.current.retry());
  expect(result.current.failed).toBe(false);
  await vi.waitFor(() => expect(result.current.loaded).toBe(part));
});
