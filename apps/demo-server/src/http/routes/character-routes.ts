import { Router } from 'express';
import * as z from 'zod';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import {
  changeCharacter,
  describeCharacter,
  getEditableCharacter,
  getViewableCharacter,
} from '../../characters/characters.ts';
import type { Db } from '../../db/database.ts';
import { toHostRow } from '../../images/image-rows.ts';
import type { MediaStorage } from '../../images/media-storage.ts';
import { storeUpload } from '../../images/upload.ts';
import { ApiError, parseBody } from '../api-error.ts';
import { CharacterChangesBody } from '../character-body.ts';
import { receiveUpload } from '../receive-upload.ts';
import { UploadType } from '../upload-type.ts';

/** What a form says beside its picture. */
export const UploadFields = z.object({ type: UploadType });

/** Characters, and pictures uploaded for them. */
export function characterRoutes(deps: {
  authentication: Authentication;
  db: Db;
  storage: MediaStorage;
}): Router {
  const { authentication, db, storage } = deps;
  const router = Router();

  router.get('/:id', authentication.optionalUser, async (req, res) => {
    const character = await getViewableCharacter(db, req.params.id, res.locals.caller);
    res.json({ success: true, data: await describeCharacter(db, character, res.locals.caller) });
  });

  // CharHub's PUT leaves alone what it is not given, as a PATCH does.
  for (const method of ['put', 'patch'] as const) {
    router[method]('/:id', authentication.requireUser, async (req, res) => {
      const caller = callerOf(res);
      const refusal = 'You can only change your own characters';
      const { id } = await getEditableCharacter(db, req.params.id, caller, refusal);
      const character = await changeCharacter(db, id, parseBody(CharacterChangesBody, req.body));
      res.json({ success: true, data: await describeCharacter(db, character, caller) });
    });
  }

  router.post(
    '/:id/images',
    authentication.requireUser,
    async (req, res, next) => {
      // Before the body is read, so that nobody's megabytes are taken in for nothing.
      const refusal = 'You can only upload images for your own characters';
      res.locals.character = await getEditableCharacter(db, String(req.params.id), callerOf(res), refusal);
      next();
    },
    receiveUpload('image'),
    async (req, res) => {
      const { character } = res.locals;
      if (character === undefined) throw new Error('the character was not looked up');
      if (req.file === undefined) {
        throw new ApiError(400, 'INVALID_INPUT', 'An image file is required', { field: 'image' });
      }
      const { type } = parseBody(UploadFields, req.body);
      const { buffer: bytes, originalname: name } = req.file;
      const row = await storeUpload({ db, storage }, { characterId: character.id, type, bytes, name });
      const data = { ...toHostRow(row), ageRating: character.ageRating, contentTags: [], description: null };
      res.status(201).json({ success: true, data });
    },
  );

  return router;
}
