import type {
  CharacterCreation,
  GenerationErrorData,
  GenerationQuote,
  JobSnapshot,
} from '@charhub/api-client/contract';
import type {
  FollowedJobFact,
  GenerationDialogContext,
  GenerationDialogEmitted,
  GenerationDialogIntent,
  GenerationDialogTag,
} from '../generation-dialog/generation-dialog.types.ts';

/**
 * What a dialog knows, and the character it has made. `prompt` is the description and `sample` the picture; `job` makes
 * the avatar. `characterId` is empty and `name` null until the character is stored. `quote` is the price of all that is
 * still to be made. `jobKey` is the key of the intent under way: a creation, or another try at its pictures. `error` is
 * why that could not be sent or watched; why a picture was not made is in its job.
 */
export interface CharacterCreationContext extends GenerationDialogContext {
  readonly kind: 'avatar';
  readonly name: string | null;
  /** The job of the reference views, which waits for the avatar; null when there is none. */
  readonly dataset: JobSnapshot | null;
  /** The picture of a creation that was cut off by a reload, and has to be chosen again. */
  readonly isPictureLost: boolean;
}

export type CharacterCreationIntent =
  | Exclude<GenerationDialogIntent, { type: 'generation.repeat' }>
  /** Another character: an empty form. */
  | { type: 'creation.restart' };

/** Sent by actors: what has happened. */
export type CharacterCreationFact =
  | FollowedJobFact
  | { type: 'quote.loaded'; quote: GenerationQuote }
  /** The form stays usable. */
  | { type: 'quote.failed'; error: GenerationErrorData }
  | { type: 'upload.progressed'; percent: number }
  /** The character is stored; its jobs are under way, or over. */
  | { type: 'character.stored'; creation: CharacterCreation }
  /** There is no character, or no new job for its pictures. */
  | { type: 'creation.failed'; error: GenerationErrorData };

export type CharacterCreationEvent = CharacterCreationIntent | CharacterCreationFact;

/** Heard by the component. */
export type CharacterCreationEmitted = GenerationDialogEmitted;

/** `incomplete`: the character is stored and some of its pictures are missing. */
export type CharacterCreationTag = GenerationDialogTag | 'incomplete';

/** What a component shows; from `characterCreationView(snapshot)`. `failed`: nothing is known to be stored. */
export type CharacterCreationView =
  'closed' | 'checking' | 'form' | 'submitting' | 'generating' | 'completed' | 'incomplete' | 'failed';

/** Why a character cannot be created now. */
export type CreationBlocker = 'empty' | 'too-long' | 'insufficient-credits';
