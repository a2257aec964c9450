import { setTimeout as delay } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Engine } from '../engine.ts';
import type { FaultPlan } from '../faults.ts';
import { MAX_UPLOAD_BYTES } from '../sockets/server-features.ts';
import { infoRoutes } from './info-routes.ts';
import { jobsRoutes } from './jobs-routes.ts';
import { isForeignOrigin } from './origin-guard.ts';
import { promptRoutes } from './prompt-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { sendEmpty, sendServerError } from './replies.ts';
import { uploadRoutes } from './upload-routes.ts';
import { viewRoutes } from './view-routes.ts';

/** Every route, plain and under `/api`. `engine` is the server's present run; `hasJobs`: with the routes of newer versions. */
export function createApp(engine: () => Engine, faults: FaultPlan, hasJobs: boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request, response, next) => {
    if (isForeignOrigin(request)) sendEmpty(response, 403);
    else next();
  });
  app.use(applyFaults(faults));
  // Multipart bodies pass: the upload routes read them as they come.
  const isPlain = (request: { headers: { 'content-type'?: string | undefined } }) =>
    !request.headers['content-type']?.startsWith('multipart/');
  app.use(express.raw({ type: isPlain, limit: MAX_UPLOAD_BYTES }));
  for (const prefix of ['/api', '/']) {
    app.use(
      prefix,
      promptRoutes(engine),
      queueRoutes(engine),
      infoRoutes(engine),
      uploadRoutes(engine),
      viewRoutes(engine),
    );
  }
  if (hasJobs) app.use('/api', jobsRoutes(engine));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('404: Not Found');
  });
  const onError: ErrorRequestHandler = (_error, _request, response, next) => {
    if (response.headersSent) next(_error);
    else sendServerError(response);
  };
  app.use(onError);
  return app;
}

function applyFaults(faults: FaultPlan): RequestHandler {
  return async (request, response, next) => {
    if (faults.replyDelay > 0) await delay(faults.replyDelay);
    const fault = faults.replyFault(request.method, request.path.replace(/^\/api(?=\/)/, ''));
    if (!fault) return next();
    const answer = () => {
      if (fault.status === 'hang up') response.destroy();
      else if (fault.status === 500) sendServerError(response);
      else sendEmpty(response, fault.status);
    };
    if (!fault.afterDoing) return answer();
    // The route writes into the void; the client sees the fault.
    response.send = () => {
      Reflect.deleteProperty(response, 'send');
      answer();
      return response;
    };
    next();
  };
}
