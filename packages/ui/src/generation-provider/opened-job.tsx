import type { ReactElement } from 'react';
import { ImageGenerationDialog } from '../image-generation-dialog/image-generation-dialog.tsx';
import { ReferenceGenerationModal } from '../reference-generation-modal/reference-generation-modal.tsx';
import { usePresentedJob } from './opened-job-context.ts';

/**
 * Shows the dialog of a job that was chosen in the dock, in a toast or in the Images tab. It belongs to the components
 * that list jobs rather than to the provider, so that a page that lists none does not carry every dialog.
 */
export function OpenedJob(): ReactElement | null {
  const { opened, closeJob } = usePresentedJob();
  if (opened === null) return null;
  const { kind, characterId, key } = opened;
  const dialog = { characterId, jobKey: key, isOpen: true, onClose: closeJob };
  return kind === 'reference-dataset' ? (
    <ReferenceGenerationModal {...dialog} />
  ) : (
    <ImageGenerationDialog kind={kind} {...dialog} />
  );
}
