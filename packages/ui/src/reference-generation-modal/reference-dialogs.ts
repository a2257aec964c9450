import { provideReferenceDataset } from '@charhub/machines';
import { createActor } from 'xstate';
import { dialogGroup } from '../generation-provider/dialog-group.ts';

export interface ReferenceDialogTarget {
  readonly kind: 'reference-dataset';
  readonly characterId: string;
}

export const referenceDialogs = /*#__PURE__*/ dialogGroup((generation) => {
  const machine = provideReferenceDataset(generation);
  return (input: ReferenceDialogTarget) => createActor(machine, { input, ...generation.actorOptions });
});
