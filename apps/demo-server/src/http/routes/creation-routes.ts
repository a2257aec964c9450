import { createHash } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { getEditableCharacter } from '../../characters/characters.ts';
import { textsFromDescription } from '../../characters/texts-from-description.ts';
import { createCharacter, type CreationDeps } from '../../creations/create-character.ts';
import { newestCreation } from '../../creations/creation-rows.ts';
import { describeCreation } from '../../creations/describe-creation.ts';
import { priceOf } from '../../creations/first-pictures.ts';
import { retryCreation } from '../../creations/retry-creation.ts';
import { balanceOf } from '../../credits/ledger.ts';
import type { JobStore } from '../../jobs/job-store.ts';
import { ApiError, parseBody } from '../api-error.ts';
import { AutomatedBody, CreationExtent, NewCharacterBody } from '../character-body.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import { receiveUpload } from '../receive-upload.ts';

export interface CreationRoutesDeps extends CreationDeps {
  readonly authentication: Authentication;
  readonly store: JobStore;
}

/** New characters with their first pictures. Their texts are read out of a description by rules: no language model is asked. */
export function creationRoutes(deps: CreationRoutesDeps): Router {
  const { authentication, db } = deps;
  const router = Router();
  const refusal = 'You can only generate images for your own characters';

  router.post('/', authentication.requireUser, async (req, res) => {
    const owner = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const { generateAvatar, viewsToGenerate: views, ...character } = parseBody(NewCharacterBody, req.body);
    const wish = {
      owner,
      idempotencyKey,
      character,
      prompt: '',
      picture: null,
      avatar: generateAvatar,
      views,
    };
    const creation = await createCharacter(deps, wish);
    const described = await describeCreation(deps, creation.characterId, creation, owner);
    res.status(201).json({ success: true, ...described });
  });

  router.post('/generate-automated', authentication.requireUser, receiveUpload('image'), async (req, res) => {
    const owner = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const { description, viewsToGenerate: views } = parseBody(AutomatedBody, req.body);
    const picture = req.file === undefined ? null : { bytes: req.file.buffer, name: req.file.originalname };
    const prompt = description.trim();
    if (prompt === '' && picture === null) {
      const message = 'Describe the character, or give a picture of it';
      throw new ApiError(400, 'MISSING_REQUIRED_FIELD', message, { field: 'description' });
    }
    const seed =
      prompt === ''
        ? createHash('sha256')
            .update(picture?.bytes ?? '')
            .digest('hex')
        : prompt;
    const character = textsFromDescription(prompt, seed);
    const wish = { owner, idempotencyKey, character, prompt, picture, avatar: true, views };
    const creation = await createCharacter(deps, wish);
    res.json({
      success: true,
      sessionId: creation.id,
      message: 'Character generation started',
      ...(await describeCreation(deps, creation.characterId, creation, owner)),
    });
  });

  router.get('/:id/creation', authentication.requireUser, async (req, res) => {
    const caller = callerOf(res);
    const { id } = await getEditableCharacter(db, req.params.id, caller, 'Access denied');
    const described = await describeCreation(deps, id, await newestCreation(db, id), caller);
    res.json({ success: true, ...described });
  });

  router.post('/:id/creation/retry', authentication.requireUser, async (req, res) => {
    const owner = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const character = await getEditableCharacter(db, req.params.id, owner, refusal);
    const creation = await retryCreation(deps, { owner, character, idempotencyKey });
    res.json({ success: true, ...(await describeCreation(deps, character.id, creation, owner)) });
  });

  return router;
}

/** What a creation would cost now, beside what the caller has. */
export function creationQuote({ db }: Pick<CreationRoutesDeps, 'db'>): RequestHandler {
  return async (req, res) => {
    const { avatar, views } = parseBody(CreationExtent, req.query);
    const isWanted = avatar === 'true';
    const credits = priceOf({ avatar: isWanted, viewCount: isWanted ? views : 0 });
    const balance = await balanceOf(db, callerOf(res).id);
    const missing = Math.max(0, credits - balance);
    res.json({ success: true, data: { credits, balance, missing } });
  };
}
