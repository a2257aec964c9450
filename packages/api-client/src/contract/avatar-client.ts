import type { CallOptions } from './generation-client.ts';

/** Whose avatar a picture becomes: a stored character's, or that of a draft the host has not saved yet. */
export type AvatarOwner = { readonly characterId: string } | { readonly draftId: string };

export interface UploadedAvatar {
  readonly url: string;
}

/** What choosing an avatar oneself asks of a back end, beside generating one. */
export interface AvatarClient {
  /**
   * Stores a picture as the active avatar of its owner; a draft's is only stored. `onProgress` gets 0–1.
   * `validation` with status 413 or 415 when the file is too large or no picture that can be used.
   */
  uploadAvatar(
    upload: { owner: AvatarOwner; file: Blob; name: string },
    options?: CallOptions & { onProgress?: ((fraction: number) => void) | undefined },
  ): Promise<UploadedAvatar>;
  /**
   * Fetches a picture from the web through the back end, unchanged: browsers may show pictures of other sites but not
   * read them. `validation` when the address may not be used (400), is too large (413) or no picture (415).
   */
  fetchPicture(url: string, options?: CallOptions): Promise<Blob>;
  /**
   * Leaves the character without this avatar. The picture stays stored where the back end can do that; today's CharHub
   * deletes it and makes an older avatar the active one, when there is one.
   */
  removeAvatar(image: { characterId: string; imageId: string }, options?: CallOptions): Promise<void>;
}
