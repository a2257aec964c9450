import { act, render, renderHook, screen } from '@testing-library/react';
import { assign, createActor, setup } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { shallowEqual, useSelector } from './use-selector.ts';

const counting = setup({
  types: {
    context: {} as { count: number; other: number },
    events: {} as { type: 'count' } | { type: 'other' } | { type: 'break' },
  },
  actions: {
    fail: () => {
      throw new Error('broken');
    },
  },
}).createMachine({
  context: { count: 0, other: 0 },
  on: {
    count: { actions: assign({ count: ({ context }) => context.count + 1 }) },
    other: { actions: assign({ other: ({ context }) => context.other + 1 }) },
    break: { actions: 'fail' },
  },
});

function start() {
  const actor = createActor(counting).start();
  actor.subscribe({ error: () => undefined });
  return actor;
}

describe('what a component reads of an actor', () => {
  it('follows the actor, and renders nothing anew for what was not selected', () => {
    const actor = start();
    let renders = 0;
    const { result } = renderHook(() => {
      renders++;
      return useSelector(actor, ({ context }) => context.count);
    });
    act(() => actor.send({ type: 'other' }));
    expect([result.current, renders]).toEqual([0, 1]);
    act(() => actor.send({ type: 'count' }));
    expect([result.current, renders]).toEqual([1, 2]);
  });

  it('stays the same object for as long as it is equal', () => {
    const actor = start();
    const { result } = renderHook(() =>
      useSelector(actor, ({ context }) => ({ count: context.count }), shallowEqual),
    );
    const before = result.current;
    act(() => actor.send({ type: 'other' }));
    expect(result.current).toBe(before);
    act(() => actor.send({ type: 'count' }));
    expect(result.current).toEqual({ count: 1 });
  });

  it('is of the actor and the selector of the newest render', () => {
    const actor = start();
    actor.send({ type: 'other' });
    const { result, rerender } = renderHook(
      ({ of, name }) => useSelector(of, ({ context }) => context[name]),
      { initialProps: { of: start(), name: 'count' as 'count' | 'other' } },
    );
    rerender({ of: actor, name: 'count' });
    expect(result.current).toBe(0);
    rerender({ of: actor, name: 'other' });
    expect(result.current).toBe(1);
    act(() => actor.send({ type: 'other' }));
    expect(result.current).toBe(2);
  });

  it('is not there when the actor broke: the error reaches the error boundary', () => {
    const actor = start();
    vi.spyOn(console, 'error').mockReturnValue();
    function Count() {
      return <p>{useSelector(actor, ({ context }) => context.count)}</p>;
    }
    render(<Count />);
    expect(screen.getByText('0')).toBeTruthy();
    expect(() => act(() => actor.send({ type: 'break' }))).toThrow('broken');
    vi.restoreAllMocks();
  });

  it.each([
    [{ a: 1 }, { a: 1 }, true],
    [[1, 2], [1, 2], true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: undefined }, { b: undefined }, false],
  ])('compares %j with %j', (held, next, equal) => {
    expect(shallowEqual(held, next)).toBe(equal);
  });
});
