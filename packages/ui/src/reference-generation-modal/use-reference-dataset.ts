import { useMemo } from 'react';
import { useDialog, type UseDialogOptions } from '../generation-provider/use-dialog.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import { referenceDialogs } from './reference-dialogs.ts';

export interface UseReferenceDatasetOptions extends UseDialogOptions {
  readonly characterId: string;
}

/** Binds a host's props to the machine of the reference dialog. */
export function useReferenceDataset(options: UseReferenceDatasetOptions): ReferenceDatasetActor {
  const { characterId } = options;
  const target = useMemo(() => ({ kind: 'reference-dataset' as const, characterId }), [characterId]);
  return useDialog(referenceDialogs, target, options);
}
