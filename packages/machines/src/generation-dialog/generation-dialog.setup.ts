import { setup } from 'xstate';
import { dialogActions } from './dialog-actions.ts';
import { dialogActors } from './dialog-actors.ts';
import { dialogGuards } from './dialog-guards.ts';
import type {
  GenerationDialogContext,
  GenerationDialogEmitted,
  GenerationDialogEvent,
  GenerationDialogInput,
  GenerationDialogTag,
} from './generation-dialog.types.ts';

/** What the states that all dialogs have are written with. */
export const generationDialogSetup = /*#__PURE__*/ setup({
  types: {
    input: {} as GenerationDialogInput,
    context: {} as GenerationDialogContext,
    events: {} as GenerationDialogEvent,
    emitted: {} as GenerationDialogEmitted,
    tags: {} as GenerationDialogTag,
  },
  actors: dialogActors,
  guards: dialogGuards,
  actions: dialogActions,
  delays: { patience: 2_000 },
});
