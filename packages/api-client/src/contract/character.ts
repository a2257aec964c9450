import * as z from 'zod/mini';
import { ImageType } from './job-snapshot.ts';

/** One stored picture of a character, as the gallery lists it. */
export const CharacterImage = z.object({
  id: z.string(),
  type: ImageType,
  url: z.string(),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  sizeBytes: z.nullable(z.number()),
  isActive: z.boolean(),
  /** The reference view, else null. */
  content: z.nullable(z.string()),
  createdAt: z.string(),
});
export type CharacterImage = z.infer<typeof CharacterImage>;

/** Whether the caller may change a character's pictures, and if not why. */
export interface CharacterAccess {
  readonly characterId: string;
  readonly name: string;
  readonly canEdit: boolean;
  readonly isOfficial: boolean;
  /** The active avatar's address; null when there is none. */
  readonly avatarUrl: string | null;
}

/** A price in credits beside the balance it is paid from. */
export interface GenerationQuote {
  readonly credits: number;
  readonly balance: number;
}
