import type { ReactElement } from 'react';
import { ImageGenerationDialog } from '../image-generation-dialog/image-generation-dialog.tsx';
import { ReferenceGenerationModal } from '../reference-generation-modal/reference-generation-modal.tsx';
import type { OpenedJobTarget } from './use-opened-job.ts';

interface OpenedJobProps {
  readonly job: OpenedJobTarget;
  readonly onClose: () => void;
}

/** The dialog of a job, wherever the page is. */
export function OpenedJob({ job, onClose }: OpenedJobProps): ReactElement {
  const { kind, characterId, key } = job;
  const dialog = { characterId, jobKey: key, isOpen: true, onClose };
  return kind === 'reference-dataset' ? (
    <ReferenceGenerationModal {...dialog} />
  ) : (
    <ImageGenerationDialog kind={kind} {...dialog} />
  );
}
