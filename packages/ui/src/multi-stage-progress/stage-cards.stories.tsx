import { datasetScenario, generatedImage, jobError, stage, portraitUrl } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { inWideRoot } from '../story-support/in-root.tsx';
import { StageCards } from './stage-cards.tsx';

const running = datasetScenario()[2];
const preview = { url: portraitUrl({ view: 'front', blurred: true }), stage: 'front' as const };

const meta = {
  title: 'Parts/Stage cards',
  component: StageCards,
  tags: ['autodocs'],
  decorators: [inWideRoot],
  args: { subject: 'job-1', stages: running?.stages ?? [], preview },
} satisfies Meta<typeof StageCards>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The first is a picture at once, the second shows how far it is. */
export const SecondOfFour: Story = {
  play: async ({ canvas }) => {
    const [face, front, side, back] = canvas.getAllByRole('listitem');
    if (!face || !front || !side || !back) throw new Error('There are four views');
    await waitFor(() => expect(within(face).getByRole('img')).toBeVisible());
    await waitFor(() => expect(within(front).getByRole('img')).toBeVisible());
    await waitFor(() => expect(front).toHaveTextContent(/50|٥٠/));
    await expect(within(side).queryByRole('img')).toBeNull();
    await expect(within(back).queryByRole('img')).toBeNull();
  },
};

export const Waiting: Story = { args: { stages: datasetScenario()[0]?.stages ?? [], preview: null } };

export const AllReady: Story = {
  args: { stages: datasetScenario().at(-1)?.stages ?? [], preview: null },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('img')).toHaveLength(4));
    // Where there is no room for a row, a square picture stands in a tall place.
    const places = canvas.getAllByRole('listitem').map(({ firstElementChild }) => firstElementChild);
    const heights = places.map((place) => Math.round(place?.clientHeight ?? 0));
    await expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(2);
  },
};

const ready = (['face', 'front', 'side', 'back'] as const).map((id) => stage({ id, state: 'completed' }));
const outOfMemory = jobError({ code: 'out-of-memory' });
const withFailed = (failed: string) =>
  ready.map((each) =>
    each.id === failed ? stage({ id: each.id, state: 'failed', error: outOfMemory }) : each,
  );

export const FaceFailed: Story = { args: { stages: withFailed('face'), preview: null } };
export const FrontFailed: Story = { args: { stages: withFailed('front'), preview: null } };
export const SideFailed: Story = { args: { stages: withFailed('side'), preview: null } };
export const BackFailed: Story = { args: { stages: withFailed('back'), preview: null } };

/** What a cancelled job did not come to. */
export const Skipped: Story = {
  args: {
    stages: [
      ...ready.slice(0, 2),
      stage({ id: 'side', state: 'skipped' }),
      stage({ id: 'back', state: 'skipped' }),
    ],
    preview: null,
  },
};

export const OneView: Story = { args: { stages: ready.slice(0, 1), preview: null } };
export const TwoViews: Story = { args: { stages: ready.slice(0, 2), preview: null } };
export const ThreeViews: Story = { args: { stages: ready.slice(1), preview: null } };

/** The bytes of one picture cannot be had. */
export const BrokenPicture: Story = {
  args: {
    stages: [
      {
        ...stage({ id: 'face', state: 'completed' }),
        image: generatedImage({ url: 'data:image/png;base64,x' }),
      },
      ...ready.slice(1),
    ],
    preview: null,
  },
};

export const Dark: Story = { ...SecondOfFour, globals: { theme: 'dark' } };
export const Narrow: Story = { ...SecondOfFour, globals: { viewport: { value: 'narrow' } } };
export const NarrowFailed: Story = { ...BackFailed, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { ...SecondOfFour, globals: { locale: 'ar-SA' } };
