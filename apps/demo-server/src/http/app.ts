import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import express, { Router, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { MediaStorage } from '../images/media-storage.ts';
import type { ComfyReadiness } from '../jobs/comfy-readiness.ts';
import type { Config } from '../config/config.ts';
import { errorHandler, routeNotFound } from './api-error.ts';
import { crossOrigin } from './cross-origin.ts';
import { requestLimit } from './request-limit.ts';
import { avatarRoutes, type AvatarRoutesDeps } from './routes/avatar-routes.ts';
import { characterRoutes } from './routes/character-routes.ts';
import { creationRoutes } from './routes/creation-routes.ts';
import { creditRoutes } from './routes/credit-routes.ts';
import { demoRoutes, type DemoRoutesDeps } from './routes/demo-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { generationRoutes, type GenerationRoutesDeps } from './routes/generation-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { imageRoutes } from './routes/image-routes.ts';
import { jobRoutes, type JobRoutesDeps } from './routes/job-routes.ts';
import { mediaRoutes } from './routes/media-routes.ts';

export interface AppDeps extends DemoRoutesDeps, GenerationRoutesDeps, JobRoutesDeps, AvatarRoutesDeps {
  readonly storage: MediaStorage;
  readonly readiness: ComfyReadiness;
  readonly logger: Logger;
  readonly protection: Pick<Config, 'requestsPerMinute' | 'corsOrigins' | 'trustedProxies'>;
  readonly measureRequest: RequestHandler;
  /** Folder of the built page; null serves the API alone. */
  readonly webRoot: string | null;
}

const BODY_LIMIT = '100kb';

/** The whole HTTP side: API, pictures and the page. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  const { requestsPerMinute, corsOrigins, trustedProxies } = deps.protection;
  app.set('trust proxy', trustedProxies);
  app.use(requestLog(deps.logger), deps.measureRequest, securityHeaders());
  if (corsOrigins.length > 0) app.use(['/api', '/media'], crossOrigin(corsOrigins));

  app.use(refuseUnstorable);

  const api = Router();
  api.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  api.use(requestLimit(requestsPerMinute));
  api.use(express.json({ limit: BODY_LIMIT }));
  api.use('/demo', demoRoutes(deps));
  api.use('/image-generation', generationRoutes(deps), jobRoutes(deps), imageRoutes(deps));
  api.use('/characters', avatarRoutes(deps), creationRoutes(deps), characterRoutes(deps));
  api.use('/media', mediaRoutes(deps));
  api.use('/credits', creditRoutes(deps));
  api.use(routeNotFound);
  app.use('/api', Router().use('/v1', api), docsRoutes(), routeNotFound);
  app.use(healthRoutes(deps));
  app.use('/media', serveMedia(deps.storage));
  if (deps.webRoot !== null) app.use(servePage(deps.webRoot));
  app.use(routeNotFound);
  app.use(errorHandler(deps.logger));
  return app;
}

/** One line for each finished request, with the job it is about. Paths only: no query, header or body, so no prompt and no token. */
function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    req.id = randomUUID();
    res.set('X-Request-Id', req.id);
    const startedAt = Date.now();
    res.on('close', () => {
      const { method, path, baseUrl } = req;
      const { caller, jobId } = res.locals;
      const isNews = (method !== 'GET' && method !== 'HEAD') || res.statusCode >= 500;
      logger[isNews ? 'info' : 'debug'](
        {
          requestId: req.id,
          method,
          path: baseUrl + path,
          status: res.statusCode,
          ms: Date.now() - startedAt,
          ...(caller !== undefined && { userId: caller.id }),
          ...(jobId !== undefined && { jobId }),
        },
        'request',
      );
    });
    next();
  };
}

function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // The dialogs lock the page's scrolling with a style element of their own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // The demo speaks plain HTTP on loopback.
    strictTransportSecurity: false,
  });
}

/** No id, key or file has a NUL in it, and neither the database nor a disk can be asked for one. */
const refuseUnstorable: RequestHandler = (req, res, next) => {
  if (/%00/.test(req.path)) void routeNotFound(req, res, next);
  else next();
};

/** A picture's address is never used for another picture, so it may be kept for ever. */
function serveMedia(storage: MediaStorage): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      next();
      return;
    }
    const bytes = await storage.get(decodedPath(req.path));
    if (bytes === null) {
      next();
      return;
    }
    res
      .set({
        'Content-Type': 'image/webp',
        'Cache-Control': 'public, max-age=31536000, immutable',
        // Pages of other origins show these pictures, as CharHub's own storage allows.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      .send(bytes);
  };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return '';
  }
}

function servePage(webRoot: string): RequestHandler {
  const page = Router();
  page.use(express.static(webRoot, { index: false, setHeaders: cacheHashedAssets }));
  page.get(/^[^.]*$/, (_req, res) => {
    res.set('Cache-Control', 'no-cache').sendFile(join(webRoot, 'index.html'));
  });
  return page;
}

function cacheHashedAssets(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  const isHashed = /-[\w-]{8}\.\w+$/.test(path);
  res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
