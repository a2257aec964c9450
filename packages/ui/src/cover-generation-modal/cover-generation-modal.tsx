import type { ReactElement } from 'react';
import {
  ImageGenerationDialog,
  type ImageGenerationModalProps,
} from '../image-generation-dialog/image-generation-dialog.tsx';

export type CoverGenerationModalProps = ImageGenerationModalProps;

/** Makes a character's cover. Needs a `GenerationProvider` above. */
export function CoverGenerationModal(props: CoverGenerationModalProps): ReactElement {
  return <ImageGenerationDialog kind="cover" {...props} />;
}
