import { provideImageGeneration, type ImageGenerationInput } from '@charhub/machines';
import { createActor } from 'xstate';
import { dialogGroup } from '../generation-provider/dialog-group.ts';

export const imageDialogs = /*#__PURE__*/ dialogGroup((generation) => {
  const machine = provideImageGeneration(generation);
  return (input: ImageGenerationInput) => createActor(machine, { input, ...generation.actorOptions });
});
