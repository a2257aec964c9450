import { portraitUrl } from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { tabAround } from '../test-support/tab-around.ts';
import { ImageViewModal } from './image-view-modal.tsx';

function Page(): ReactElement {
  const [index, setIndex] = useState<number | null>(null);
  return (
    <>
      <button type="button" onClick={() => setIndex(1)}>
        Look at it
      </button>
      <ImageViewModal
        isOpen={index !== null}
        onClose={() => setIndex(null)}
        imageUrl={portraitUrl({ seed: 1 })}
        title="Aria by the sea"
        position={{ index: index ?? 1, total: 3 }}
        onPrevious={() => setIndex((index ?? 1) - 1)}
        onNext={() => setIndex((index ?? 1) + 1)}
      />
    </>
  );
}

describe('the viewer, by keyboard alone', () => {
  it('takes the focus, keeps it while Tab goes round, leads on by arrows and gives it back on Escape', async () => {
    const user = userEvent.setup();
    render(<Page />);
    const opener = screen.getByRole('button', { name: 'Look at it' });
    await vi.waitFor(async () => {
      await user.tab();
      expect(document.activeElement).toBe(opener);
    });
    await user.keyboard('{Enter}');
    const viewer = await screen.findByRole('dialog', { name: /^Aria by the sea/ });
    expect(document.activeElement).toBe(within(viewer).getByRole('heading'));
    expect(await accessibilityProblems()).toEqual([]);
    expect(await tabAround(user, viewer)).toBeGreaterThan(4);

    const said = () => within(viewer).getByRole('status').textContent;
    await user.keyboard('{ArrowRight}');
    expect(said()).toBe('Aria by the sea, 2 of 3');
    await user.keyboard('{ArrowLeft}');
    expect(said()).toBe('Aria by the sea, 1 of 3');

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
