import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../../test-support/accessibility-problems.ts';
import { DialogFrame } from './dialog-frame.tsx';

function Page({
  children,
  before,
}: {
  children?: ReactNode;
  before?: (open: () => void) => ReactNode;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState('form');
  return (
    <>
      {before?.(() => setOpen(true)) ?? (
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
      )}
      <DialogFrame
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`Title of ${state}`}
        stateKey={state}
        footer={
          <button type="button" onClick={() => setState('result')}>
            Go on
          </button>
        }
      >
        <input aria-label="Name" data-ch-first-field="" />
        {children}
      </DialogFrame>
    </>
  );
}

describe('a dialog', () => {
  it('is found by its name and has no accessibility problems', async () => {
    const user = userEvent.setup();
    render(<Page />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('dialog', { name: 'Title of form' })).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('focuses its first field when it opens, and its title when it shows something else', async () => {
    const user = userEvent.setup();
    render(<Page />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Title of result' }));
  });

  it.each(['✕', 'Escape', 'a press outside'])('closes by %s and gives the focus back', async (way) => {
    const user = userEvent.setup();
    render(<Page />);
    const opener = screen.getByRole('button', { name: 'Open' });
    await user.click(opener);
    if (way === '✕') await user.click(screen.getByRole('button', { name: 'Close' }));
    else if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(document.querySelector('[data-state="open"].ch\\:bg-scrim') ?? document.body);
    await vi.waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(document.activeElement).toBe(opener);
    });
  });

  it('leaves the body as it was', async () => {
    const user = userEvent.setup();
    render(<Page />);
    const before = document.body.getAttribute('style') ?? '';
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(document.body.style.pointerEvents).toBe('none');
    await user.keyboard('{Escape}');
    expect(document.body.getAttribute('style') ?? '').toBe(before);
    expect(document.body.hasAttribute('data-scroll-locked')).toBe(false);
  });

  it('gives the focus to the nearest survivor when a menu took the opener with it', async () => {
    const user = userEvent.setup();
    function Menu({ onSelect }: { onSelect: () => void }) {
      const [shown, setShown] = useState(false);
      return (
        <div>
          <button type="button" onClick={() => setShown(true)}>
            Menu
          </button>
          {shown && (
            <div role="menu">
              <button
                type="button"
                role="menuitem"
                onClick={() => {
                  setShown(false);
                  onSelect();
                }}
              >
                Make an avatar
              </button>
            </div>
          )}
        </div>
      );
    }
    render(<Page before={(open) => <Menu onSelect={open} />} />);
    await user.click(screen.getByRole('button', { name: 'Menu' }));
    await user.click(screen.getByRole('menuitem', { name: 'Make an avatar' }));
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' })));
  });

  it('stays open when a toast of the host above it is pressed', async () => {
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    render(
      <>
        <Page />
        <div role="alert" style={{ pointerEvents: 'auto' }}>
          A toast of the host
        </div>
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await user.click(screen.getByText('A toast of the host'));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('keeps its events from the host: nothing is submitted, changed or pressed around it', async () => {
    const user = userEvent.setup();
    const heard = vi.fn<(event: string) => void>();
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          heard('submit');
        }}
        onChange={() => heard('change')}
        onKeyDown={() => heard('keydown')}
      >
        <Page>
          <form aria-label="inner">
            <button type="submit">Send</button>
          </form>
        </Page>
      </form>,
    );
    await user.click(screen.getByRole('button', { name: 'Open' }));
    heard.mockClear();
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.submit(dialog.getByRole('form', { name: 'inner' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Ann{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(heard).not.toHaveBeenCalled();
  });

  it('ignores the Escape that ends the writing of an input method', async () => {
    const user = userEvent.setup();
    render(<Page />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape', isComposing: true });
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});
