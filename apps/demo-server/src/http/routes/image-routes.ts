import { Router } from 'express';
import { ReferenceView } from '@charhub/api-client/contract';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { getEditableCharacter, getViewableCharacter } from '../../characters/characters.ts';
import type { Db } from '../../db/database.ts';
import {
  activate,
  activeReferences,
  deactivate,
  deleteImage,
  getImage,
  imagesByType,
  toImageDetails,
} from '../../images/image-rows.ts';
import type { MediaStorage } from '../../images/media-storage.ts';

/** A character's stored pictures: list, choose the active one, delete. */
export function imageRoutes(deps: { authentication: Authentication; db: Db; storage: MediaStorage }): Router {
  const { authentication, db, storage } = deps;
  const router = Router();
  const refusal = 'You can only change images of your own characters';

  router.get('/characters/:id/images', authentication.requireUser, async (req, res) => {
    const character = await getViewableCharacter(db, req.params.id, callerOf(res));
    const { byType, total } = await imagesByType(db, character.id);
    res.json({ success: true, data: byType, total });
  });

  router.get('/characters/:id/reference-dataset', authentication.requireUser, async (req, res) => {
    const character = await getViewableCharacter(db, req.params.id, callerOf(res));
    const data = await activeReferences(db, character.id);
    const isComplete = ReferenceView.options.every((view) => data.some(({ content }) => content === view));
    res.json({ success: true, data, isComplete, stageCount: data.length });
  });

  router.get('/characters/:id/images/:imageId', authentication.requireUser, async (req, res) => {
    const character = await getEditableCharacter(
      db,
      req.params.id,
      callerOf(res),
      'You can only see how images of your own characters were made',
    );
    const image = await getImage(db, character.id, req.params.imageId);
    res.json({ success: true, data: toImageDetails(image) });
  });

  router.patch('/characters/:id/images/:imageId/activate', authentication.requireUser, async (req, res) => {
    const character = await getEditableCharacter(db, req.params.id, callerOf(res), refusal);
    await db.transaction(async (tx) => {
      await activate(tx, await getImage(tx, character.id, req.params.imageId));
    });
    res.json({ success: true, message: 'Image activated successfully' });
  });

  router.patch('/characters/:id/images/:imageId/deactivate', authentication.requireUser, async (req, res) => {
    const character = await getEditableCharacter(db, req.params.id, callerOf(res), refusal);
    await deactivate(db, await getImage(db, character.id, req.params.imageId));
    res.json({ success: true, message: 'Image deactivated successfully' });
  });

  router.delete('/characters/:id/images/:imageId', authentication.requireUser, async (req, res) => {
    const character = await getEditableCharacter(db, req.params.id, callerOf(res), refusal);
    const image = await db.transaction(async (tx) => {
      const found = await getImage(tx, character.id, req.params.imageId);
      await deleteImage(tx, found);
      return found;
    });
    await storage.remove(image.key);
    res.json({ success: true, message: 'Image deleted successfully' });
  });

  return router;
}
