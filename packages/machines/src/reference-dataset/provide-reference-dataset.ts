import { dialogActions, dialogActors } from '../create-generation/dialog-ports.ts';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { loadPictures } from './load-pictures.ts';
import { referenceDatasetMachine } from './reference-dataset.machine.ts';

/** The dialog of the reference views over a `Generation`, ready to be started with its `input`. */
export function provideReferenceDataset(ports: GenerationPorts): typeof referenceDatasetMachine {
  return referenceDatasetMachine.provide({
    actors: { ...dialogActors(ports), loadPictures: loadPictures(ports) },
    actions: dialogActions(ports),
  });
}
