import type { ReactElement } from 'react';
import { ImageGenerationDialog } from '../image-generation-dialog/image-generation-dialog.tsx';
import type { OpenedJobTarget } from './use-opened-job.ts';

interface OpenedJobProps {
  readonly job: OpenedJobTarget;
  readonly onClose: () => void;
}

/** The dialog of a job, wherever the page is. */
export function OpenedJob({ job, onClose }: OpenedJobProps): ReactElement {
  const { kind, characterId, key } = job;
  return (
    <ImageGenerationDialog kind={kind} characterId={characterId} jobKey={key} isOpen onClose={onClose} />
  );
}
