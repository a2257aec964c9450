import type { GeneratedImage, ReferenceView } from '@charhub/api-client/contract';
import type {
  GenerationDialogContext,
  GenerationDialogEmitted,
  GenerationDialogFact,
  GenerationDialogIntent,
  GenerationDialogTag,
} from '../generation-dialog/generation-dialog.types.ts';

export interface ReferenceDatasetInput {
  readonly characterId: string;
}

/**
 * What a one-picture dialog knows, and the views. `quote.credits` is the price of one view;
 * `image` stays null, since the pictures are in `pictures`.
 */
export interface ReferenceDatasetContext extends GenerationDialogContext {
  readonly kind: 'reference-dataset';
  /** Chosen for the next job, in the order in which views are made. */
  readonly views: readonly ReferenceView[];
  /** Views a person wants to keep as they are: Generate again leaves them out. */
  readonly locked: readonly ReferenceView[];
  /** The picture of each view to show when no job is making it: the stored one, or the latest job's. */
  readonly pictures: Readonly<Partial<Record<ReferenceView, GeneratedImage>>>;
  /** The pictures that jobs of this dialog have made since it was opened: they are newer than what is stored. */
  readonly made: Readonly<Partial<Record<ReferenceView, GeneratedImage>>>;
  /** What the job under way makes, or the latest one was to make; a retry asks for the same. */
  readonly requested: readonly ReferenceView[];
  /** Until the completed dialog closes itself; null when it does not. */
  readonly secondsLeft: number | null;
}

export type ReferenceDatasetIntent =
  | GenerationDialogIntent
  /** The whole new choice, in any order. */
  | { type: 'views.change'; views: readonly ReferenceView[] }
  | { type: 'view.lock'; view: ReferenceView }
  | { type: 'view.unlock'; view: ReferenceView }
  /** One view again, with a new seed; the others stay. A new job with its own price. */
  | { type: 'view.reroll'; view: ReferenceView }
  /** Retry failed views: a new job for those only. */
  | { type: 'views.retry' }
  /** Any key, press, focus or touch inside the dialog, or Stay: it no longer closes itself. */
  | { type: 'user.interacted' }
  /** A pointer moves inside the dialog, which no longer closes itself either. */
  | { type: 'pointer.moved' };

export type ReferenceDatasetFact =
  | GenerationDialogFact
  /** The stored reference pictures, the active one of each view. */
  | { type: 'pictures.loaded'; pictures: Readonly<Partial<Record<ReferenceView, GeneratedImage>>> };

export type ReferenceDatasetEvent = ReferenceDatasetIntent | ReferenceDatasetFact;

export type ReferenceDatasetEmitted = GenerationDialogEmitted;

/**
 * `counting`: the completed dialog is about to close itself. `approached`: it was, until a pointer moved, which may be on
 * its way to Stay. `incomplete`: some views were made. `avatar-missing`: there is no avatar to build the views from.
 */
export type ReferenceDatasetTag =
  GenerationDialogTag | 'counting' | 'approached' | 'incomplete' | 'avatar-missing';

/**
 * What a component shows; from `referenceDatasetView(snapshot)`. `avatar-missing`: the views are built from an avatar
 * and there is none. `incomplete`: some views failed; the finished ones are kept and shown.
 */
export type ReferenceDatasetView =
  | 'closed'
  | 'checking'
  | 'form'
  | 'forbidden'
  | 'avatar-missing'
  | 'submitting'
  | 'generating'
  | 'completed'
  | 'incomplete'
  | 'failed';
