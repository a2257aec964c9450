import { asc, eq } from 'drizzle-orm';
import { Router } from 'express';
import { OFFICIAL_USER_ID } from '@charhub/api-client/contract';
import * as z from 'zod';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import type { Tokens } from '../../auth/tokens.ts';
import { fullName } from '../../characters/characters.ts';
import { mayView } from '../../characters/permissions.ts';
import type { ComfyRunner, ComfyStatus } from '../../comfyui/comfy-runner.types.ts';
import { DEMO_IDS, DEMO_USER_NAMES } from '../../db/demo-data.ts';
import { characters, users } from '../../db/schema.ts';
import type { ComfyReadiness } from '../../jobs/comfy-readiness.ts';
import { startOver, StillBusyError, type StartOverDeps } from '../../demo/start-over.ts';
import { ApiError, parseBody } from '../api-error.ts';

export interface DemoRoutesDeps extends StartOverDeps {
  readonly authentication: Authentication;
  readonly tokens: Tokens;
  readonly runner: ComfyRunner;
  readonly readiness: ComfyReadiness;
}

/** As whom to sign in. */
export const SessionBody = z.object({
  user: z.enum(DEMO_USER_NAMES, `user must be one of ${DEMO_USER_NAMES.join(', ')}`),
});

const demosOwn = new Set<string>([DEMO_IDS.ann, DEMO_IDS.official]);

/** Where the machines are is for administrators. */
function withoutAddresses({ instances, ...status }: ComfyStatus) {
  const hidden = { url: null };
  return {
    ...status,
    ...hidden,
    ...(instances !== undefined && { instances: instances.map((one) => ({ ...one, ...hidden })) }),
  };
}

/** What only a demo has: signing in without a password, and a list of what there is to play with. */
export function demoRoutes(deps: DemoRoutesDeps): Router {
  const { db, tokens, runner, readiness, authentication } = deps;
  const router = Router();

  router.post('/session', async (req, res) => {
    const { user: username } = parseBody(SessionBody, req.body);
    const [user] = await db.select().from(users).where(eq(users.username, username));
    if (user === undefined) throw new Error(`the demo user ${username} is missing`);
    const { id, role, displayName } = user;
    res.json({ token: await tokens.issue(id), user: { id, role, username, displayName, name: displayName } });
  });

  router.get('/characters', authentication.optionalUser, async (_req, res) => {
    const rows = await db.select().from(characters).orderBy(asc(characters.id));
    // The demo's own are known to all; what people have made is named to those who may see it.
    const listed = rows.filter((row) => demosOwn.has(row.id) || mayView(row, res.locals.caller));
    const data = listed.map((character) => ({
      id: character.id,
      name: fullName(character),
      firstName: character.firstName,
      lastName: character.lastName,
      userId: character.userId,
      isOfficial: character.userId === OFFICIAL_USER_ID,
      visibility: character.visibility,
    }));
    res.json({ data });
  });

  router.get('/status', authentication.optionalUser, async (_req, res) => {
    const status = await runner.status();
    const problems = status.reachable ? await readiness.recentProblems().catch(() => []) : [];
    const shown = res.locals.caller?.role === 'ADMIN' ? status : withoutAddresses(status);
    res.json({ data: { comfyui: { ...shown, problems } } });
  });

  router.post('/start-over', authentication.requireUser, async (_req, res) => {
    if (callerOf(res).role !== 'ADMIN') {
      throw new ApiError(403, 'FORBIDDEN', 'Only an administrator can start the demo over');
    }
    await startOver(deps).catch((error: unknown) => {
      if (!(error instanceof StillBusyError)) throw error;
      throw new ApiError(
        503,
        'EXTERNAL_SERVICE_ERROR',
        'A picture is still being made; try again in a moment',
      );
    });
    res.status(204).end();
  });

  return router;
}
