import type {
  GenerationDialogContext,
  GenerationDialogEmitted,
  GenerationDialogEvent,
  GenerationDialogFact,
  GenerationDialogIntent,
  GenerationDialogTag,
} from '../generation-dialog/generation-dialog.types.ts';

/** The kinds of picture a one-picture dialog makes. */
export type ImageGenerationKind = 'avatar' | 'cover';

export interface ImageGenerationInput {
  readonly kind: ImageGenerationKind;
  readonly characterId: string;
}

export interface ImageGenerationContext extends GenerationDialogContext {
  readonly kind: ImageGenerationKind;
}

/** Sent by the component: what a person asks for. */
export type ImageGenerationIntent = GenerationDialogIntent;

/** Sent by actors: what has happened. */
export type ImageGenerationFact = GenerationDialogFact;

export type ImageGenerationEvent = GenerationDialogEvent;

/** Heard by the component. */
export type ImageGenerationEmitted = GenerationDialogEmitted;

export type ImageGenerationTag = GenerationDialogTag;
