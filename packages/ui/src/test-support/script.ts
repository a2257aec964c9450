import { act } from '@testing-library/react';

/** Lets something happen outside React, and React react to it. */
export async function script(steps: () => unknown): Promise<void> {
  await act(() => {
    steps();
    return Promise.resolve();
  });
}
