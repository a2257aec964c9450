import { assign } from 'xstate';
import { imageGenerationMachine } from '../../image-generation/image-generation.machine.ts';
import type { MachineModel } from '../explore-machine.ts';
import { dialogEvents, dialogSenders } from './dialog-events.ts';
import { silentPromise } from './model-parts.ts';

/** The one-picture dialog; `key-2` is a job the host asks for, `key-1` the dialog's own. */
export const imageGenerationModel: MachineModel<typeof imageGenerationMachine> = {
  name: 'image-generation',
  machine: imageGenerationMachine.provide({
    actors: { findJob: silentPromise() },
    actions: { setJobKey: assign({ jobKey: 'key-1' }) },
  }),
  inputs: [{ kind: 'avatar', characterId: 'character-1' }],
  events: dialogEvents('avatar'),
  senders: dialogSenders,
  ends: ['closed'],
  situation: ({ context }) => [
    context.access?.canEdit,
    context.sample?.uploadedUrl === null,
    context.jobKey,
    context.job?.state,
  ],
};
