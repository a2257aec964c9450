import {
  characterImage,
  createScriptedClient,
  jobSnapshot,
  portraitUrl,
  stage,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { KeyValueStorage } from '@charhub/machines';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { imageInUse } from '../character-images/image-in-use.ts';
import { useCharacterImages } from '../character-images/use-character-images.ts';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { script } from '../test-support/script.ts';
import { CharacterImageGallery } from './character-image-gallery.tsx';

const at = (minute: number) => `2026-05-03T12:${String(minute).padStart(2, '0')}:00.000Z`;
const first = characterImage({ seed: 11, createdAt: at(1), isActive: true });
const second = characterImage({ seed: 12, createdAt: at(2) });
const third = characterImage({ seed: 13, createdAt: at(3) });
const cover = characterImage({ view: 'cover', seed: 14, createdAt: at(4), isActive: true });
const stock = { 'character-1': [third, second, first, cover] };

interface RenderOptions extends ScriptedClientOptions {
  readonly prepare?: (client: ScriptedClient) => void;
  readonly storage?: KeyValueStorage | null;
}

/** A host's page: the gallery, the avatar elsewhere, and a callback that makes it render again. */
function renderGallery({ prepare, storage = null, ...options }: RenderOptions = {}) {
  const client = createScriptedClient({ images: stock, ...options });
  prepare?.(client);
  const onImageActivated = vi.fn();
  function Portrait(): ReactElement {
    const { images } = useCharacterImages('character-1');
    return <output>{imageInUse(images, 'AVATAR')?.id}</output>;
  }
  function Page(): ReactElement {
    const [renders, setRenders] = useState(0);
    return (
      <StrictMode>
        <GenerationProvider client={client} userId="user-1" storage={storage} locale="en-US">
          <Portrait />
          <CharacterImageGallery
            characterId="character-1"
            onImageActivated={(image) => {
              onImageActivated(image.id);
              setRenders(renders + 1);
            }}
          />
        </GenerationProvider>
      </StrictMode>
    );
  }
  const view = render(<Page />);
  return { client, onImageActivated, user: userEvent.setup(), view };
}

const list = (name: string) => screen.findByRole('list', { name });
const tileOf = async (type: string, index: number) => {
  const tile = within(await list(type)).getAllByRole('listitem')[index];
  if (tile === undefined) throw new Error(`There is no tile ${index} of ${type}`);
  return tile;
};
const urls = async (type: string) =>
  [...(await list(type)).querySelectorAll('img')].map((image) => image.getAttribute('src'));
const avatar = () => document.querySelector('output')?.textContent;
/** The button that stands for a tile. */
const opener = (tile: HTMLElement) => within(tile).getAllByRole('button')[0] ?? tile;

describe('the gallery', () => {
  it('has the pictures by type, newest first, and those in use marked', async () => {
    renderGallery();
    expect(await urls('Avatars')).toEqual([third.url, second.url, first.url]);
    expect(await urls('Covers')).toEqual([cover.url]);
    expect(within(await tileOf('Avatars', 2)).getByText('In use')).toBeTruthy();
    expect(opener(await tileOf('Avatars', 2)).getAttribute('aria-label')).toMatch(
      /^Avatar, May 3, 2026.*, In use$/,
    );
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('shows one type only when one is chosen', async () => {
    const { user } = renderGallery();
    await user.click(await screen.findByRole('button', { name: 'Covers' }));
    expect(screen.queryByRole('list', { name: 'Avatars' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'All' }));
    expect(await list('Avatars')).toBeTruthy();
  });

  it('says what will be there, that it is loading, and what failed', async () => {
    const { client, user } = renderGallery({
      images: {},
      prepare: (scripted) => scripted.failCalls('listImages', 'server', 1),
    });
    expect(screen.getByRole('img', { name: 'Loading pictures…' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Pictures that you generate or upload will appear here.')).toBeTruthy();
    expect(client.callsOf('listImages')).toHaveLength(2);
  });

  it('is one stop for Tab, from which the arrows lead on', async () => {
    const { user } = renderGallery();
    const tile = await tileOf('Avatars', 0);
    act(() => opener(tile).focus());
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(opener(await tileOf('Avatars', 1)));
    expect(document.querySelectorAll('[data-ch-tile][tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(opener(await tileOf('Covers', 0)));
  });
});

describe('using another picture', () => {
  it('is seen everywhere before the server has answered, told once, and can be undone', async () => {
    const { client, onImageActivated, user } = renderGallery();
    const gate = client.hold('activateImage');
    const use = within(await tileOf('Avatars', 0)).getByRole('button', { name: /^Use/ });
    await user.dblClick(use);
    expect(avatar()).toBe(third.id);
    await script(() => gate.release());
    await vi.waitFor(() => expect(onImageActivated.mock.calls).toEqual([[third.id]]));
    expect(client.callsOf('activateImage')).toHaveLength(1);
    // The button has gone; what was used has not.
    await vi.waitFor(async () => expect(document.activeElement).toBe(opener(await tileOf('Avatars', 0))));

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await vi.waitFor(() => expect(avatar()).toBe(first.id));
    await vi.waitFor(async () => expect(document.activeElement).toBe(opener(await tileOf('Avatars', 0))));
    expect(client.callsOf('activateImage')).toHaveLength(2);
  });

  it('is taken back when the server refuses, and says why', async () => {
    const { client, user } = renderGallery();
    client.failCalls('activateImage', 'server', 1);
    await user.click(within(await tileOf('Avatars', 0)).getByRole('button', { name: /^Use/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('The picture could not be put in use.');
    expect(avatar()).toBe(first.id);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(avatar()).toBe(third.id));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is possible after a look at both in their crop', async () => {
    const { user } = renderGallery();
    const tile = await tileOf('Avatars', 0);
    act(() => opener(tile).focus());
    await user.click(within(tile).getByRole('button', { name: /^Compare/ }));
    const dialog = await screen.findByRole('dialog', { name: /^Compare/ });
    expect(within(dialog).getByAltText('In use now').getAttribute('src')).toBe(first.url);
    expect(within(dialog).getByAltText('This picture').className).toContain('rounded-full');
    await user.click(within(dialog).getByRole('button', { name: 'Use' }));
    await vi.waitFor(() => expect(avatar()).toBe(third.id));
  });
});

describe('deleting a picture', () => {
  it('is asked first, and leads the keyboard to the next picture', async () => {
    const { client, user } = renderGallery();
    const tile = await tileOf('Avatars', 0);
    act(() => opener(tile).focus());
    await user.keyboard('{Delete}');
    const question = await screen.findByRole('alertdialog', { name: 'Delete this picture?' });
    expect(document.activeElement?.textContent).toBe('Keep');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await vi.waitFor(async () => expect(await urls('Avatars')).toEqual([second.url, first.url]));
    expect(client.callsOf('deleteImage')).toHaveLength(1);
    const next = opener(await tileOf('Avatars', 0));
    await vi.waitFor(() => expect(document.activeElement).toBe(next));
  });

  it('is not done when it is kept', async () => {
    const { client, user } = renderGallery();
    const tile = await tileOf('Avatars', 2);
    act(() => opener(tile).focus());
    await user.click(within(tile).getByRole('button', { name: /^Delete/ }));
    expect(await screen.findByText(/The newest of the others will take its place/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(client.callsOf('deleteImage')).toEqual([]);
  });
});

describe('pictures that come', () => {
  it('are new, in the tile that showed how they were made', async () => {
    const job = jobSnapshot({
      id: 'avatar-job',
      state: 'running',
      createdAt: at(5),
      stages: [stage({ id: 'avatar', state: 'running', percent: 40 })],
      preview: { url: portraitUrl({ seed: 9, blurred: true }), stage: 'avatar' },
    });
    const { client } = renderGallery({ jobs: [job], now: () => at(6) });
    await screen.findByRole('button', { name: 'Open: Avatar' });
    const frame = (await tileOf('Avatars', 0)).querySelector('img');
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(avatar()).toBe(client.jobs.get().images[0]?.id));
    const tile = await tileOf('Avatars', 0);
    expect(within(tile).getByText('New')).toBeTruthy();
    expect(tile.querySelector('img')).toBe(frame);
    expect(within(await list('Avatars')).getAllByRole('listitem')).toHaveLength(4);
  });

  it('since the last look are new, those of the first look are not', async () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    };
    const { view } = renderGallery({ images: { 'character-1': [second, first] }, storage });
    await list('Avatars');
    expect(screen.queryByText('New')).toBeNull();
    view.unmount();
    renderGallery({ images: { 'character-1': [third, second, first] }, storage });
    await list('Avatars');
    expect(within(await tileOf('Avatars', 0)).getByText('New')).toBeTruthy();
    expect(screen.getAllByText('New')).toHaveLength(1);
  });
});

describe('who may not change a character', () => {
  it('is told so, and offered nothing that would be refused', async () => {
    renderGallery({ access: { canEdit: false, isOfficial: true } });
    expect(await screen.findByText(/Only administrators can change its pictures/)).toBeTruthy();
    const tile = await tileOf('Avatars', 0);
    act(() => opener(tile).focus());
    expect(within(tile).queryByRole('button', { name: /^(Use|Delete)/ })).toBeNull();
    expect(within(tile).getByRole('button', { name: /^Download/ })).toBeTruthy();
  });
});

describe('a picture, large', () => {
  it('leads to the others, and tells how it was made', async () => {
    const { client, user } = renderGallery();
    await user.click(opener(await tileOf('Avatars', 0)));
    const viewer = await screen.findByRole('dialog', { name: /^Avatar/ });
    expect(within(viewer).getByText('1 of 4')).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(within(viewer).getByRole('img').getAttribute('src')).toBe(second.url));
    await user.click(within(viewer).getByRole('button', { name: 'Details' }));
    expect(await within(viewer).findByText('768 × 768 · 47 kB')).toBeTruthy();
    expect(client.callsOf('getImageDetails')[0]?.argument).toMatchObject({ imageId: second.id });
    await user.click(within(viewer).getByRole('button', { name: 'Zoom in' }));
    expect(within(viewer).getByRole('button', { name: /Fit to window/ }).textContent).toContain('150%');
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
