import { eq, and } from 'drizzle-orm';
import { Router, type Request } from 'express';
import { MAX_PROMPT_LENGTH } from '@charhub/workflows';
import * as z from 'zod';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { getEditableCharacter } from '../../characters/characters.ts';
import type { ComfyRunner } from '../../comfyui/comfy-runner.types.ts';
import type { Db } from '../../db/database.ts';
import { images } from '../../db/schema.ts';
import type { JobEvents } from '../../jobs/job-events.ts';
import { submitJob } from '../../jobs/submit-job.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { ApiError, parseBody } from '../api-error.ts';

export interface GenerationRoutesDeps {
  readonly authentication: Authentication;
  readonly db: Db;
  readonly queue: JobQueue;
  readonly events: JobEvents;
  readonly runner: ComfyRunner;
}

const AvatarBody = z.object({
  characterId: z.string().min(1),
  prompt: z
    .string()
    .max(MAX_PROMPT_LENGTH, `The prompt may have at most ${String(MAX_PROMPT_LENGTH)} characters`)
    .nullish(),
  referenceImageUrl: z.string().nullish(),
  sampleImageUrl: z.string().nullish(),
  imageType: z.enum(['AVATAR', 'COVER'], 'imageType must be AVATAR or COVER').optional(),
});

/** Starting a generation, and whether ComfyUI is well. */
export function generationRoutes({
  authentication,
  db,
  queue,
  events,
  runner,
}: GenerationRoutesDeps): Router {
  const router = Router();

  router.post('/avatar', authentication.requireUser, async (req, res) => {
    const caller = callerOf(res);
    const idempotencyKey = idempotencyKeyOf(req);
    const body = parseBody(AvatarBody, req.body);
    const refusal = 'You can only generate images for your own characters';
    const character = await getEditableCharacter(db, body.characterId, caller, refusal);
    const sample = [body.referenceImageUrl, body.sampleImageUrl].find(
      (url) => typeof url === 'string' && url !== '',
    );
    const sampleImageUrls =
      sample === undefined || sample === null ? [] : [await ownImageUrl(db, req, character.id, sample)];
    const job = await submitJob(
      { db, queue, events },
      {
        owner: caller,
        characterId: character.id,
        kind: body.imageType === 'COVER' ? 'cover' : 'avatar',
        request: { prompt: body.prompt ?? '', sampleImageUrls },
        idempotencyKey,
      },
    );
    res.json({ success: true, jobId: job.id, message: `${body.imageType ?? 'Avatar'} generation started` });
  });

  router.get('/health', async (_req, res) => {
    const { reachable } = await runner.status();
    res.json({ comfyui: reachable ? 'healthy' : 'unhealthy', timestamp: new Date().toISOString() });
  });

  return router;
}

/** @throws ApiError 400 for a key that is empty, longer than 200 characters or not visible ASCII */
function idempotencyKeyOf(req: Request): string | null {
  const key = req.get('Idempotency-Key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new ApiError(400, 'INVALID_INPUT', 'An Idempotency-Key has 1 to 200 visible ASCII characters', {
      field: 'Idempotency-Key',
    });
  }
  return key;
}

/** Only pictures this server stored for this character condition a result; nothing is ever fetched from elsewhere. */
async function ownImageUrl(db: Db, req: Request, characterId: string, given: string): Promise<string> {
  const origin = `${req.protocol}://${req.get('host') ?? ''}`;
  const parsed = URL.canParse(given, origin) ? new URL(given, origin) : null;
  if (parsed !== null && parsed.origin === new URL(origin).origin) {
    const [row] = await db
      .select({ url: images.url })
      .from(images)
      .where(and(eq(images.characterId, characterId), eq(images.url, parsed.pathname)));
    if (row !== undefined) return row.url;
  }
  throw new ApiError(
    400,
    'INVALID_INPUT',
    'The reference must be an image of this character on this server',
    {
      field: 'referenceImageUrl',
    },
  );
}
