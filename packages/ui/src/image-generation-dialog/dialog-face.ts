import {
  type ImageGenerationKind,
  type ImageGenerationView,
  imageGenerationView,
  isQuestionOpen,
} from '@charhub/machines';
import type { CommonKey } from '../locales/index.ts';
import type { ImageGenerationSnapshot } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';

/** What the dialog shows: the machine's view, with the two things that can be said above a running job. */
export type DialogFace = ImageGenerationView | 'asking' | 'cancelling';

export function dialogFace(snapshot: ImageGenerationSnapshot): DialogFace {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('cancelling')) return 'cancelling';
  return isQuestionOpen(snapshot) ? 'asking' : imageGenerationView(snapshot);
}

export function titleKey(kind: ImageGenerationKind, face: DialogFace): CommonKey {
  const texts = kindTexts[kind];
  switch (face) {
    case 'submitting':
    case 'generating':
      return texts.making;
    case 'asking':
      return 'closing.title';
    case 'cancelling':
      return 'cancel.working';
    case 'completed':
      return texts.ready;
    case 'failed':
      return texts.failed;
    default:
      return texts.title;
  }
}
