import { Router } from 'express';
import * as z from 'zod';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { getEditableCharacter } from '../../characters/characters.ts';
import type { Db } from '../../db/database.ts';
import { toHostRow } from '../../images/image-rows.ts';
import type { MediaStorage } from '../../images/media-storage.ts';
import type { PictureFetcher } from '../../images/picture-fetcher.ts';
import { storeDraftAvatar, storeUpload } from '../../images/upload.ts';
import { ApiError, parseBody } from '../api-error.ts';
import { receiveUpload } from '../receive-upload.ts';
import { textField } from '../text-field.ts';
import { UploadType } from '../upload-type.ts';

export interface AvatarRoutesDeps {
  readonly authentication: Authentication;
  readonly db: Db;
  readonly storage: MediaStorage;
  readonly fetcher: PictureFetcher;
}

/** Whose avatar a form has; one of both has to be there. */
export const AvatarFields = z.object({
  characterId: textField(200).min(1).optional(),
  // Part of a file's name.
  draftId: z
    .string()
    .regex(/^[A-Za-z0-9][\w-]{0,63}$/, 'draftId has letters, digits, "-" and "_", at most 64')
    .optional(),
});

/** Where a picture is, and what it will be. */
export const ImportBody = z.object({ url: z.string(), type: UploadType });

const refusal = 'You can only upload images for your own characters';

/** Pictures that people bring along: a device's as the avatar, or one of another site. */
export function avatarRoutes({ authentication, db, storage, fetcher }: AvatarRoutesDeps): Router {
  const router = Router();

  router.post('/avatar', authentication.requireUser, receiveUpload('avatar'), async (req, res) => {
    const { characterId, draftId } = parseBody(AvatarFields, req.body);
    if (req.file === undefined) {
      throw new ApiError(400, 'INVALID_INPUT', 'An image file is required', { field: 'avatar' });
    }
    const { buffer: bytes, originalname: name } = req.file;
    const caller = callerOf(res);
    if (characterId !== undefined) {
      const { id } = await getEditableCharacter(db, characterId, caller, refusal);
      const upload = {
        characterId: id,
        type: 'AVATAR',
        bytes,
        name,
        field: 'avatar',
        isActive: true,
      } as const;
      const { url, key } = await storeUpload({ db, storage }, upload);
      res.json({ success: true, data: { url, key, characterId: id } });
      return;
    }
    if (draftId === undefined) {
      const message = 'characterId or draftId is required';
      throw new ApiError(400, 'MISSING_REQUIRED_FIELD', message, { field: 'characterId' });
    }
    const draft = await storeDraftAvatar(storage, { userId: caller.id, draftId, bytes, name });
    res.json({ success: true, data: { ...draft, characterId: null } });
  });

  router.post('/:id/images/url', authentication.requireUser, async (req, res) => {
    const character = await getEditableCharacter(db, String(req.params.id), callerOf(res), refusal);
    const { url, type } = parseBody(ImportBody, req.body);
    const bytes = await fetcher.fetch(url);
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    const upload = { characterId: character.id, type, bytes, name, field: 'url' };
    const row = await storeUpload({ db, storage }, upload);
    const { ageRating } = character;
    const data = { ...toHostRow(row), ageRating, contentTags: [], description: null };
    res.status(201).json({ success: true, data });
  });

  return router;
}
