import { setup } from 'xstate';
import { dialogActions } from '../generation-dialog/dialog-actions.ts';
import { dialogActors } from '../generation-dialog/dialog-actors.ts';
import { dialogGuards } from '../generation-dialog/dialog-guards.ts';
import type {
  ImageGenerationContext,
  ImageGenerationEmitted,
  ImageGenerationEvent,
  ImageGenerationInput,
  ImageGenerationTag,
} from './image-generation.types.ts';

/** The types, slots, guards and actions of the one-picture dialog. */
export const imageGenerationSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as ImageGenerationInput,
    context: {} as ImageGenerationContext,
    events: {} as ImageGenerationEvent,
    emitted: {} as ImageGenerationEmitted,
    tags: {} as ImageGenerationTag,
  },
  actors: dialogActors,
  guards: dialogGuards,
  actions: dialogActions,
  delays: { patience: 2_000 },
});
