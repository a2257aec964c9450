import { createScriptedClient } from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { CharacterPage } from '../test-support/character-page.tsx';
import { jobBody } from './job-parts.ts';

afterEach(() => vi.restoreAllMocks());

it('says that the rest of the dialog could not be loaded, and shows it after another try', async () => {
  const get = vi.spyOn(jobBody, 'get').mockReturnValue(null);
  vi.spyOn(jobBody, 'load').mockRejectedValue(new Error('There is no network'));
  const user = userEvent.setup();
  render(<CharacterPage client={createScriptedClient({ price: 10 })} />);
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  await screen.findByRole('textbox');
  await user.click(screen.getByRole('button', { name: 'Generate' }));
  const dialog = await screen.findByRole('dialog', { name: 'Making the avatar' });
  await vi.waitFor(() => expect(dialog.textContent).toContain('This part of the page could not be loaded.'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Making the avatar' }));

  get.mockRestore();
  vi.restoreAllMocks();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Next in line')).toBeTruthy();
});
