import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { Express } from 'express';

/** A server whose app may come later than its port. */
export interface ExpressServer {
  readonly server: Server;
  /** Hands it all requests from now on; until then they are answered with 503. */
  serve(app: Express): void;
}

/**
 * Express changes the prototype of each request and answer to its own, after which each has a hidden class that it
 * shares with no other: 2 KB for each open stream, and no access to their properties is quick. Here Node makes them with
 * Express' prototypes, so that there is nothing to change.
 */
export function createExpressServer(): ExpressServer {
  class Request extends IncomingMessage {}
  class Response<R extends IncomingMessage> extends ServerResponse<R> {}
  let served: Express | null = null;
  const server = createServer({ IncomingMessage: Request, ServerResponse: Response }, (req, res) => {
    if (served === null) res.writeHead(503, { 'Retry-After': '1' }).end();
    else served(req, res);
  });
  return {
    server,
    serve(app) {
      Object.setPrototypeOf(Request.prototype, app.request);
      Object.setPrototypeOf(Response.prototype, app.response);
      Object.assign(app, { request: Request.prototype, response: Response.prototype });
      served = app;
    },
  };
}
