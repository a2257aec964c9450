import { Router } from 'express';
import * as z from 'zod';
import type { Authentication } from '../../auth/require-user.ts';
import { checkPicture } from '../../images/check-picture.ts';
import type { PictureFetcher } from '../../images/picture-fetcher.ts';
import { parseBody } from '../api-error.ts';

/** Where the picture is. */
export const ProxyQuery = z.object({ url: z.string() });

/** Pictures of other sites, which a page may show but not read: it can crop one only if it comes from here. */
export function mediaRoutes(deps: { authentication: Authentication; fetcher: PictureFetcher }): Router {
  const router = Router();

  router.get('/proxy', deps.authentication.requireUser, async (req, res) => {
    const { url } = parseBody(ProxyQuery, req.query);
    const bytes = await deps.fetcher.fetch(url);
    const type = await checkPicture(bytes, 'url');
    // Opened as a page of its own it could not do anything.
    res.set({ 'Content-Type': type, 'Content-Disposition': 'attachment' }).send(bytes);
  });

  return router;
}
