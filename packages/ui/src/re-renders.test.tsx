import {
  avatarScenario,
  characterImage,
  coverScenario,
  createScriptedClient,
  datasetScenario,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { AvatarGenerationModal } from './avatar-generation-modal/avatar-generation-modal.tsx';
import { CharacterCreationModal } from './character-creation/character-creation-modal.tsx';
import { CoverGenerationModal } from './cover-generation-modal/cover-generation-modal.tsx';
import { GenerationDock } from './generation-dock/generation-dock.tsx';
import { GenerationProvider } from './generation-provider/generation-provider.tsx';
import { ImagesTab } from './images-tab/images-tab.tsx';
import { RunningJobTiles } from './images-tab/running-job-tiles.tsx';
import { MultiStageProgress } from './multi-stage-progress/multi-stage-progress.tsx';
import { ReferenceGenerationModal } from './reference-generation-modal/reference-generation-modal.tsx';
import { createRenderLog } from './test-support/render-log.tsx';
import { script } from './test-support/script.ts';

const character = { characterId: 'character-1' } as const;
const dialog = { ...character, isOpen: true, onClose: () => {} } as const;
const avatar = avatarScenario({ id: 'avatar-job' }).loading;
const cover = coverScenario({ id: 'cover-job' }).loading;
const dataset = datasetScenario({ id: 'dataset-job' }).slice(1, 2);
const images = {
  'character-1': [characterImage({ view: 'avatar', isActive: true }), characterImage({ view: 'cover' })],
};

/** A page with one thing on it, and what messages of the server render anew there. */
async function show(thing: ReactElement, options: ScriptedClientOptions = {}) {
  const client = createScriptedClient({ images, ...options });
  const log = createRenderLog();
  const user = userEvent.setup();
  const { container } = render(
    <log.Watched>
      <GenerationProvider userId="user-1" storage={null} client={client}>
        {thing}
      </GenerationProvider>
    </log.Watched>,
  );
  await vi.waitFor(() => expect(client.watcherCount()).toBe(options.jobs?.length ?? 0));
  return { client, user, commitsOf: (change: () => unknown) => log.during(container, () => script(change)) };
}

const progress = () => screen.findAllByRole('progressbar');

describe('a message that tells of progress renders anew, in one commit, nothing but what shows it', () => {
  it.each([
    {
      on: 'the dialog of an avatar',
      thing: <AvatarGenerationModal {...dialog} />,
      jobs: [avatar],
      leaves: ['GenerationProgress'],
    },
    {
      on: 'the dialog of a cover',
      thing: <CoverGenerationModal {...dialog} />,
      jobs: [cover],
      leaves: ['GenerationProgress'],
    },
    {
      on: 'the dialog of reference views',
      thing: <ReferenceGenerationModal {...dialog} />,
      jobs: dataset,
      leaves: ['ReferenceProgress', 'FollowedCard'],
    },
    {
      on: 'views without a dialog',
      thing: <MultiStageProgress {...character} />,
      jobs: dataset,
      leaves: ['FollowedProgress', 'FollowedCard'],
    },
    {
      on: 'the Images tab, for views',
      thing: <ImagesTab {...character} />,
      jobs: dataset,
      leaves: ['JobProgress', 'ReferenceTile'],
    },
    {
      on: 'the Images tab, for a picture',
      thing: <ImagesTab {...character} />,
      jobs: [avatar],
      leaves: ['LiveTile'],
    },
    {
      on: 'the tiles of pictures being made',
      thing: <RunningJobTiles {...character} />,
      jobs: [cover, avatar],
      leaves: ['RunningJobTile'],
    },
  ])('on $on', async ({ thing, jobs, leaves }) => {
    const { client, commitsOf } = await show(thing, { jobs });
    await progress();
    // A preview softens less in steps, and is not drawn anew between them.
    await commitsOf(() => client.jobs.advance({ step: 'sampling', percent: 60, preview: true }));
    for (const percent of [61, 62]) {
      const commits = await commitsOf(() => client.jobs.advance({ percent }));
      expect(commits).toEqual([leaves]);
    }
  });

  it('in the dialog of a new character', async () => {
    const { client, user, commitsOf } = await show(<CharacterCreationModal isOpen onClose={() => {}} />);
    await user.type(await screen.findByRole('textbox'), 'Mira, a knight');
    await user.click(screen.getByRole('button', { name: /Create/ }));
    await vi.waitFor(() => expect(client.watcherCount()).toBe(2));
    await commitsOf(() => client.jobs.start());
    for (const percent of [61, 62, 63]) {
      const commits = await commitsOf(() => client.jobs.advance({ step: 'sampling', percent }));
      expect(commits).toEqual([['CreationProgress', 'FollowedCard']]);
    }
  });

  it('in the dock', async () => {
    const { client, user, commitsOf } = await show(<GenerationDock />, { jobs: [avatar, cover] });
    const advance = (percent: number) => () => client.jobs.advance({ percent }, 'avatar-job');
    expect(await commitsOf(advance(61))).toEqual([]);
    await user.click(await screen.findByRole('button', { name: /2 running/ }));
    expect(await commitsOf(advance(62))).toEqual([['DockPicture', 'DockStatus']]);
  });

  it('in the dock’s pill, for a single job', async () => {
    const { client, commitsOf } = await show(<GenerationDock />, { jobs: [avatar] });
    await screen.findByRole('button', { name: /Avatar/ });
    expect(await commitsOf(() => client.jobs.advance({ percent: 61 }))).toEqual([['DockPill']]);
  });
});
