import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { act, render, screen } from '@testing-library/react';
import { StrictMode, useEffect, useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { AvatarGenerationModal } from '../avatar-generation-modal/avatar-generation-modal.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { script } from '../test-support/script.ts';
import type { PendingImageChange } from './character-images.ts';
import { imageInUse } from './image-in-use.ts';
import { useCharacterImages } from './use-character-images.ts';
import { useImageChanges, type ImageChanges } from './use-image-changes.ts';

const [old, stored] = [characterImage({ seed: 1, isActive: true }), characterImage({ seed: 2 })];

/** A host's page at its worst: every callback is new in each render, and calls for another render. */
function setUp() {
  const client = createScriptedClient({ images: { 'character-1': [stored, old] }, price: 10 });
  const onImagesChange = vi.fn();
  const onComplete = vi.fn();
  let changes: ImageChanges | null = null;

  function Avatar({
    onAvatarChange,
  }: {
    readonly onAvatarChange: (url: string | undefined) => void;
  }): ReactElement {
    const { images } = useCharacterImages('character-1');
    changes = useImageChanges('character-1');
    const url = imageInUse(images, 'AVATAR')?.url;
    useEffect(() => {
      onAvatarChange(url);
    }, [url, onAvatarChange]);
    return <img src={url} alt="Avatar" />;
  }

  function Page(): ReactElement {
    const [form, setForm] = useState<{ avatar?: string | undefined; version: number }>({ version: 0 });
    const edit = (avatar: string | undefined) =>
      setForm((before) => ({ avatar, version: before.version + 1 }));
    return (
      <GenerationProvider
        client={client}
        userId="user-1"
        storage={null}
        onImagesChange={(characterId) => {
          onImagesChange(characterId);
          edit(form.avatar);
        }}
        onJobFinished={() => edit(form.avatar)}
      >
        <Avatar
          onAvatarChange={(url) => {
            if (form.avatar !== url) edit(url);
          }}
        />
        <Avatar onAvatarChange={() => {}} />
        <AvatarGenerationModal
          isOpen
          characterId="character-1"
          onClose={() => edit(form.avatar)}
          onComplete={(result) => {
            onComplete(result);
            edit(result.image.url);
          }}
        />
      </GenerationProvider>
    );
  }

  render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  const requests = () => client.callsOf('listImages').length;
  const shows = (url: string) =>
    vi.waitFor(() =>
      expect(screen.getAllByAltText('Avatar').map((image) => image.getAttribute('src'))).toEqual([url, url]),
    );
  const change = (work: (changes: ImageChanges) => void) =>
    script(() => {
      if (changes !== null) work(changes);
    });
  return { client, onComplete, onImagesChange, requests, shows, change };
}

/** Whatever would ask again has had its chance. */
const calm = () =>
  act(async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  });

describe('a page whose callbacks change with every render', () => {
  it('asks once for what two components show', async () => {
    const { requests, shows } = setUp();
    await shows(old.url);
    await calm();
    expect(requests()).toBe(1);
  });

  it('asks once more for a finished job, which is told once', async () => {
    const { client, onComplete, onImagesChange, requests, shows } = setUp();
    await shows(old.url);
    (await screen.findByRole('button', { name: 'Generate' })).click();
    await vi.waitFor(() => expect(client.jobs.all()).toHaveLength(1));
    await script(() => client.jobs.complete());
    await shows(client.jobs.get().images[0]?.url ?? '');
    await calm();
    expect(requests()).toBe(2);
    expect(onComplete).toHaveBeenCalledOnce();
    expect(onImagesChange.mock.calls).toEqual([['character-1']]);
  });

  it('asks once more for each activation and each deletion', async () => {
    const { client, change, onImagesChange, requests, shows } = setUp();
    await shows(old.url);
    await client.activateImage({ characterId: 'character-1', imageId: stored.id });
    await change(({ changed }) => changed({ type: 'activated', imageId: stored.id }));
    await shows(stored.url);
    await calm();
    expect(requests()).toBe(2);

    let pending: PendingImageChange | undefined;
    await change(({ begin }) => {
      pending = begin({ type: 'removed', imageId: stored.id });
    });
    await shows(old.url);
    await client.deleteImage({ characterId: 'character-1', imageId: stored.id });
    await script(() => pending?.confirm());
    await calm();
    await shows(old.url);
    expect(requests()).toBe(3);
    expect(onImagesChange).toHaveBeenCalledTimes(2);
  });
});
