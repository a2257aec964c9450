import type { ReactElement } from 'react';
import {
  ImageGenerationDialog,
  type ImageGenerationModalProps,
} from '../image-generation-dialog/image-generation-dialog.tsx';

export type AvatarGenerationModalProps = ImageGenerationModalProps;

/** Makes a character's avatar. Needs a `GenerationProvider` above. */
export function AvatarGenerationModal(props: AvatarGenerationModalProps): ReactElement {
  return <ImageGenerationDialog kind="avatar" {...props} />;
}
