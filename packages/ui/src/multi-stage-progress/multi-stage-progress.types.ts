import type { ReferenceView } from '@charhub/api-client/contract';

/** A view as CharHub's callbacks tell of it. */
export interface GenerationStage {
  /** 1 face, 2 front, 3 side, 4 back. */
  readonly id: number;
  /** The view's name in the language of the page. */
  readonly name: string;
  readonly status: 'pending' | 'in_progress' | 'completed' | 'error';
  readonly imageUrl?: string;
  readonly viewType: ReferenceView;
}

/** CharHub's props, and when and which job to show. */
export interface MultiStageProgressProps {
  /** Whose views are made. */
  readonly characterId: string;
  /** Only `positive` counts, and only without a `userPrompt`: what is to be avoided is the server's to say. */
  readonly prompt?: { readonly positive: string; readonly negative: string } | undefined;
  /** Pictures that condition the result; with `sampleImageUrl` at most four. */
  readonly referenceImages?: readonly { readonly type: string; readonly url: string }[] | undefined;
  /** Every view was made. Once for each job. */
  readonly onComplete?: ((stages: GenerationStage[]) => void) | undefined;
  /** Some view or all could not be made: why, in a sentence for people. Once for each job. */
  readonly onError?: ((message: string) => void) | undefined;
  /** A job is over and has brought pictures, all or some. Once for each job. */
  readonly onGenerationComplete?: (() => void) | undefined;
  /** Each once, in any order. @default all four */
  readonly viewsToGenerate?: readonly ReferenceView[] | undefined;
  /** At most 2,000 characters. @default the character's own description */
  readonly userPrompt?: string | undefined;
  /** An uploaded sample picture. */
  readonly sampleImageUrl?: string | undefined;
  /** Starts by itself, once, instead of showing a Start button. @default false */
  readonly autoStart?: boolean | undefined;
  /** The job to show, by its key or its id. @default the character's running one */
  readonly jobKey?: string | undefined;
}
