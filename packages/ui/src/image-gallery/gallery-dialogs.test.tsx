import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { tabAround } from '../test-support/tab-around.ts';
import { CharacterImageGallery } from './character-image-gallery.tsx';

const at = (minute: number) => `2026-05-03T12:0${String(minute)}:00.000Z`;
const inUse = characterImage({ seed: 11, createdAt: at(1), isActive: true });
const newest = characterImage({ seed: 12, createdAt: at(2) });

async function openGallery() {
  const client = createScriptedClient({ images: { 'character-1': [newest, inUse] } });
  render(
    <GenerationProvider client={client} userId="user-1" storage={null} locale="en-US">
      <CharacterImageGallery characterId="character-1" />
    </GenerationProvider>,
  );
  const user = userEvent.setup();
  const list = await screen.findByRole('list', { name: 'Avatars' });
  const tile = within(list).getAllByRole('button')[0] ?? list;
  await reach(user, tile);
  return { client, user, tile };
}

async function reach(user: UserEvent, element: HTMLElement) {
  // A dialog that was open when a test ended gives its focus away in a task of its own.
  await vi.waitFor(async () => {
    await user.tab();
    expect(document.activeElement).toBe(element);
  });
}

async function press(user: UserEvent, scope: HTMLElement, name: RegExp) {
  await reach(user, within(scope).getByRole('button', { name }));
  await user.keyboard('{Enter}');
}

const focusedIn = (dialog: HTMLElement) =>
  vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
const back = (element: HTMLElement) => vi.waitFor(() => expect(document.activeElement).toBe(element));
const ownTile = (tile: HTMLElement) => tile.closest('li') ?? tile;

describe('the dialogs of the gallery, by keyboard alone', () => {
  it('show a picture large, keep the focus, and give it back to the tile on Escape', async () => {
    const { user, tile } = await openGallery();
    await user.keyboard('{Enter}');
    const viewer = await screen.findByRole('dialog');
    await back(within(viewer).getByRole('heading'));
    expect(await tabAround(user, viewer)).toBeGreaterThan(4);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await back(tile);
  });

  it('compare with the picture in use, and give the focus back to the tile', async () => {
    const { user, tile } = await openGallery();
    await press(user, ownTile(tile), /^Compare/);
    const comparison = await screen.findByRole('dialog', { name: /^Compare/ });
    await focusedIn(comparison);
    expect(await tabAround(user, comparison)).toBeGreaterThanOrEqual(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await back(tile);
  });

  it('ask before a picture is deleted, begin with what keeps it, and keep it on Escape', async () => {
    const { client, user, tile } = await openGallery();
    await press(user, ownTile(tile), /^Delete/);
    const question = await screen.findByRole('alertdialog', { name: 'Delete this picture?' });
    await back(within(question).getByRole('button', { name: 'Keep' }));
    expect(await tabAround(user, question)).toBe(2);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await back(tile);
    expect(client.callsOf('deleteImage')).toEqual([]);
  });

  it('close one layer for each Escape, from the top', async () => {
    const { user, tile } = await openGallery();
    await user.keyboard('{Enter}');
    const viewer = await screen.findByRole('dialog');
    await focusedIn(viewer);
    await press(user, viewer, /^Compare/);
    const comparison = await screen.findByRole('dialog', { name: /^Compare/ });
    await focusedIn(comparison);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog', { name: /^Compare/ })).toBeNull();
    expect(viewer.isConnected).toBe(true);
    await focusedIn(viewer);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await back(tile);
  });
});
