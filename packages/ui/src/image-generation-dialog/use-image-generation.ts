import type { ImageGenerationInput } from '@charhub/machines';
import { useMemo } from 'react';
import { useDialog, type UseDialogOptions } from '../generation-provider/use-dialog.ts';
import { imageDialogs } from './image-dialogs.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

export interface UseImageGenerationOptions extends UseDialogOptions, ImageGenerationInput {}

/** Binds a host's props to the machine of a one-picture dialog. */
export function useImageGeneration(options: UseImageGenerationOptions): ImageGenerationActor {
  const { kind, characterId } = options;
  const target = useMemo(() => ({ kind, characterId }), [kind, characterId]);
  return useDialog(imageDialogs, target, options);
}
