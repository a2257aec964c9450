import { dialogActions, dialogActors } from '../create-generation/dialog-ports.ts';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { imageGenerationMachine } from './image-generation.machine.ts';

/** The one-picture dialog over a `Generation`, ready to be started with its `input`. */
export function provideImageGeneration(ports: GenerationPorts): typeof imageGenerationMachine {
  return imageGenerationMachine.provide({ actors: dialogActors(ports), actions: dialogActions(ports) });
}
