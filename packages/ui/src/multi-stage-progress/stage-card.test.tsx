import { stage } from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MessagesProvider } from '../locales/index.ts';
import { StageCard } from './stage-card.tsx';

const preview = 'https://pictures.test/preview';

function card(state: 'running' | 'failed' | 'skipped') {
  return (
    <MessagesProvider locale="en-US">
      <ul>
        <StageCard stage={stage({ id: 'front', state })} subject="job-1" previewUrl={preview} />
      </ul>
    </MessagesProvider>
  );
}

it.each(['failed', 'skipped'] as const)('leaves no preview behind in a view that was %s', async (state) => {
  const { rerender } = render(card('running'));
  expect(await screen.findByRole('img')).toHaveProperty('src', preview);

  rerender(card(state));
  expect(screen.queryByRole('img')).toBeNull();
});
