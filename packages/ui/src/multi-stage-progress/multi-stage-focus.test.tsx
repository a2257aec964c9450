import { createScriptedClient } from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { script } from '../test-support/script.ts';
import { MultiStageProgress } from './multi-stage-progress.tsx';

describe('whoever presses a button of the progress with a key', () => {
  it('stays in it when the button goes away: at the start, and when it is tried again', async () => {
    const client = createScriptedClient({ price: 10 });
    const user = userEvent.setup();
    render(
      <GenerationProvider client={client} userId="user-1" storage={null}>
        <MultiStageProgress characterId="character-1" viewsToGenerate={['face']} />
      </GenerationProvider>,
    );
    const progress = screen.getByRole('region', { name: 'Reference views' });

    (await screen.findByRole('button', { name: /^Start/ })).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(progress);

    await script(() => client.jobs.start());
    await script(() => client.jobs.fail());
    (await screen.findByRole('button', { name: 'Retry' })).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(progress);
  });
});
