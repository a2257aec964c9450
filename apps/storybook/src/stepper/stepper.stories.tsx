import type { Meta, StoryObj } from '@storybook/react-vite';
import { walkDriver } from '../../../../packages/ui/src/story-support/walks/drivers.ts';
import { MachineStepper } from './machine-stepper.tsx';
import { stepsGlobal } from './protocol.ts';

/**
 * Each machine behind its real components. Open the panel “Stepper” below to step it; what is pressed in the component
 * is a step, too. The steps are in the address: whoever opens the link stands where you stood.
 */
const meta = {
  title: 'Stepper',
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  tags: ['!autodocs', '!test'],
} satisfies Meta;

export default meta;

type Story = StoryObj;

function stepper(machine: string): Story {
  const driver = walkDriver(machine);
  return {
    render: (_args, { globals }) => {
      const steps: unknown = globals[stepsGlobal];
      return <MachineStepper driver={driver} steps={typeof steps === 'string' ? steps : ''} />;
    },
  };
}

export const ImageGeneration: Story = stepper('image-generation');
export const ReferenceDataset: Story = stepper('reference-dataset');
export const CharacterCreation: Story = stepper('character-creation');
export const AvatarUploader: Story = stepper('avatar-uploader');
export const ImageGallery: Story = stepper('image-gallery');
export const StageProgress: Story = stepper('stage-progress');
export const GenerationJobs: Story = stepper('generation-jobs');
export const GenerationJob: Story = stepper('generation-job');
