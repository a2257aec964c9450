import { createScriptedClient, datasetScenario } from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CharacterPage, type CharacterPageProps } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';

async function watchDataset(props: Partial<CharacterPageProps> = {}) {
  const client = createScriptedClient({ jobs: datasetScenario().slice(0, 1) });
  render(<CharacterPage client={client} {...props} />);
  await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
  return client;
}

describe('the news of a dataset', () => {
  it('is that it is ready, with the name where it is known', async () => {
    const client = await watchDataset({ characterName: () => 'Ann' });
    await script(() => client.jobs.complete());
    expect(await screen.findByText('Ann’s reference views are ready.')).toBeTruthy();
  });

  it('is how many views are ready when others are not', async () => {
    const toast = vi.fn();
    const client = await watchDataset({ toast, characterName: () => 'Ann' });
    await script(() => client.jobs.completeStage());
    await script(() => client.jobs.fail());
    await vi.waitFor(() => expect(toast).toHaveBeenCalledOnce());
    expect(toast).toHaveBeenCalledWith('Ann: 1 of 4 reference views are ready.', 'error');
  });

  it('is that it failed when no view was made', async () => {
    const client = await watchDataset();
    await script(() => client.jobs.fail());
    expect(await screen.findByText('The reference views could not all be made.')).toBeTruthy();
  });
});
