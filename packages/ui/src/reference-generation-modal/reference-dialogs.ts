import { provideReferenceDataset } from '@charhub/machines';
import { createActor } from 'xstate';
import { dialogGroup, type DialogGroup } from '../generation-provider/dialog-group.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';

export interface ReferenceDialogTarget {
  readonly kind: 'reference-dataset';
  readonly characterId: string;
}

export const referenceDialogs: DialogGroup<ReferenceDialogTarget, ReferenceDatasetActor> =
  /*#__PURE__*/ dialogGroup((generation) => {
    const machine = provideReferenceDataset(generation);
    return (input: ReferenceDialogTarget) => createActor(machine, { input, ...generation.actorOptions });
  });
