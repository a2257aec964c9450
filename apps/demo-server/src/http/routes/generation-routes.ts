import { Router } from 'express';
import { ReferenceView } from '@charhub/api-client/contract';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { getEditableCharacter } from '../../characters/characters.ts';
import type { ComfyRunner } from '../../comfyui/comfy-runner.types.ts';
import { submitJob, type SubmitJobDeps } from '../../jobs/submit-job.ts';
import { parseBody } from '../api-error.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import { ownImageUrl } from '../own-image-url.ts';
import { AvatarBody, DatasetBody } from '../start-body.ts';
import { creationQuote } from './creation-routes.ts';

export interface GenerationRoutesDeps extends SubmitJobDeps {
  readonly authentication: Authentication;
  readonly runner: ComfyRunner;
}

const viewNames: Record<ReferenceView, string> = {
  face: 'Face (portrait)',
  front: 'Front (body)',
  side: 'Side (body)',
  back: 'Back (body)',
};

/** Starting a generation, and whether ComfyUI is well. */
export function generationRoutes(deps: GenerationRoutesDeps): Router {
  const { authentication, db, runner } = deps;
  const router = Router();

  router.post('/avatar', authentication.requireUser, async (req, res) => {
    const caller = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const body = parseBody(AvatarBody, req.body);
    const refusal = 'You can only generate images for your own characters';
    const { id: characterId } = await getEditableCharacter(db, body.characterId, caller, refusal);
    const url = [body.referenceImageUrl, body.sampleImageUrl].find((given) => (given ?? '') !== '') ?? null;
    const field = 'referenceImageUrl';
    const sampleImageUrls = url === null ? [] : [ownImageUrl(req, { url, field })];
    const job = await submitJob(deps, {
      owner: caller,
      characterId,
      kind: body.imageType === 'COVER' ? 'cover' : 'avatar',
      request: { prompt: body.prompt ?? '', sampleImageUrls },
      idempotencyKey,
    });
    res.locals.jobId = job.id;
    res.json({ success: true, jobId: job.id, message: `${body.imageType ?? 'Avatar'} generation started` });
  });

  router.post('/character-dataset', authentication.requireUser, async (req, res) => {
    const caller = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const { prompt, loras, ...body } = parseBody(DatasetBody, req.body);
    const refusal = 'Unauthorized to generate images for this character';
    const { id: characterId } = await getEditableCharacter(db, body.characterId, caller, refusal);
    const field = 'referenceImages';
    const sampleImageUrls = body.samples.map((url) => ownImageUrl(req, { url, field }));
    const views = body.viewsToGenerate ?? ReferenceView.options;
    const negativePrompt = prompt?.negative ?? '';
    const job = await submitJob(deps, {
      owner: caller,
      characterId,
      kind: 'reference-dataset',
      views,
      request: {
        prompt: prompt?.positive ?? '',
        sampleImageUrls,
        ...(negativePrompt !== '' && { negativePrompt }),
        ...(loras && loras.length > 0 && { loras }),
      },
      idempotencyKey,
    });
    res.locals.jobId = job.id;
    const count = views.length;
    res.json({
      success: true,
      jobId: job.id,
      message: body.viewsToGenerate
        ? `Regenerating ${String(count)} reference view(s)`
        : 'Multi-stage dataset generation started',
      estimatedTime: `${String(Math.ceil(0.75 * count))}-${String(count)} minutes`,
      pollUrl: `/api/v1/image-generation/status/${job.id}`,
      stages: views.map((view) => viewNames[view]),
    });
  });

  router.get('/creation-quote', authentication.requireUser, creationQuote({ db }));

  router.get('/health', async (_req, res) => {
    const { reachable } = await runner.status();
    res.json({ comfyui: reachable ? 'healthy' : 'unhealthy', timestamp: new Date().toISOString() });
  });

  return router;
}
