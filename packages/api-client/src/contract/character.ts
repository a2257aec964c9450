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

/** What is missing to be allowed something, and who is allowed. */
export const PermissionRefusal = z.object({
  /** To be signed in, to own the character, or, for official characters, to be an administrator. */
  requires: z.enum(['sign-in', 'owner', 'administrator']),
  /** How the one who may is called; null where nobody is named. */
  ownerName: z.nullable(z.string()),
  /** Where the rule is explained; null where there is no such page. */
  issueUrl: z.nullable(z.string()),
});
export type PermissionRefusal = z.infer<typeof PermissionRefusal>;

/** What the caller may do with a character. */
export const CharacterPermissions = z.object({
  /** Change its texts, and generate, upload, activate and delete its pictures. */
  canEdit: z.boolean(),
  /** Why it may not; null when it may. */
  refusal: z.nullable(PermissionRefusal),
});
export type CharacterPermissions = z.infer<typeof CharacterPermissions>;

/** Whether the caller may change a character's pictures, and if not why. */
export interface CharacterAccess {
  readonly characterId: string;
  readonly name: string;
  readonly canEdit: boolean;
  readonly isOfficial: boolean;
  /** Why it may not be edited; null when it may, missing where the server does not tell. */
  readonly refusal?: PermissionRefusal | null | undefined;
  /** The active avatar's address; null when there is none. */
  readonly avatarUrl: string | null;
}

/** A price in credits beside the balance it is paid from. */
export interface GenerationQuote {
  readonly credits: number;
  readonly balance: number;
}
