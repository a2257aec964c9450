import type { CharacterPermissions } from './character.ts';
import type { JobSnapshot, ReferenceView } from './job-snapshot.ts';

/** The texts of a character. */
export interface CharacterTexts {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly age: number | null;
  /** `MALE`, `FEMALE`, `NON_BINARY`, `OTHER` or `UNKNOWN`. */
  readonly gender: string;
  /** The name of the species, such as `Elf`. */
  readonly species: string | null;
  /** `ANIME`, `REALISTIC` … */
  readonly style: string;
  /** `PRIVATE`, `UNLISTED` or `PUBLIC`. */
  readonly visibility: string;
  /** What it looks like; pictures without a prompt are painted after it. */
  readonly physicalCharacteristics: string | null;
  readonly personality: string | null;
  readonly history: string | null;
}

/** A stored character. */
export interface CharacterProfile extends CharacterTexts {
  readonly id: string;
  readonly userId: string;
  /** First and last name together. */
  readonly name: string;
  /** The active avatar's address; null when there is none. */
  readonly avatarUrl: string | null;
  /** Null where the server does not tell. */
  readonly permissions: CharacterPermissions | null;
}

/** What is changed of a character; what is missing stays. */
export type CharacterChanges = Partial<CharacterTexts>;

/**
 * One wish for a new character. `automated`: from a description, a picture, or both; an avatar always follows.
 * `manual`: from texts, with an avatar only when it is wanted.
 */
export type CharacterCreationRequest =
  | {
      readonly mode: 'automated';
      /** In the user's words, at most 2,000 characters; may be empty when there is a picture. */
      readonly description: string;
      /** Stored as a sample of the character, and the avatar is drawn after it. */
      readonly picture: { readonly file: Blob; readonly name: string } | null;
      /** Reference views that are made once the avatar is there; empty for none. */
      readonly views: readonly ReferenceView[];
    }
  | {
      readonly mode: 'manual';
      readonly character: CharacterChanges & Pick<CharacterTexts, 'firstName'>;
      readonly generateAvatar: boolean;
      /** As above; without an avatar there are none. */
      readonly views: readonly ReferenceView[];
    };

/**
 * A character and the jobs that make its first pictures. The character is stored before anything else and stays
 * whatever becomes of them. Both jobs are followed like any other.
 */
export interface CharacterCreation {
  readonly character: CharacterProfile;
  /** The newest job for its first avatar; null when none was wanted. */
  readonly avatarJob: JobSnapshot | null;
  /**
   * Its first reference views; null when none were wanted. `waitsFor` names the avatar's job until that has ended.
   * Without an avatar it fails as `avatar-required`, or is cancelled with it, and is refunded.
   */
  readonly datasetJob: JobSnapshot | null;
}
