import { provideImageGeneration, type ImageGenerationInput } from '@charhub/machines';
import { createActor } from 'xstate';
import { dialogGroup, type DialogGroup } from '../generation-provider/dialog-group.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

export const imageDialogs: DialogGroup<ImageGenerationInput, ImageGenerationActor> =
  /*#__PURE__*/ dialogGroup((generation) => {
    const machine = provideImageGeneration(generation);
    return (input: ImageGenerationInput) => createActor(machine, { input, ...generation.actorOptions });
  });
