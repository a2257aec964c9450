import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bullmq';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import type { OperationsConfig } from '../config/config.ts';
import { closeServer } from '../http/close-server.ts';
import { listen } from '../http/listen.ts';

// Bull Board would fetch its fonts from elsewhere, and so tell who looks.
const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
};

export interface OperationsServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * `/metrics` for Prometheus and `/queue`, Bull Board to look at, on a port of their own: workers have them too, and
 * no proxy that publishes the API publishes them.
 */
export async function serveOperations(
  { port, host, token }: OperationsConfig,
  { registry, queue }: { registry: Registry; queue: Queue },
): Promise<OperationsServer> {
  const board = new ExpressAdapter();
  board.setBasePath('/queue');
  // The rows are the record: an entry that is changed here would be put right from them, or taken for lost.
  createBullBoard({ queues: [new BullMQAdapter(queue, { readOnlyMode: true })], serverAdapter: board });

  const app = express().disable('x-powered-by').use(helmet(headers));
  if (token !== null) app.use(requireToken(token));
  app.get('/metrics', async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  });
  const router: unknown = board.getRouter();
  if (!isHandler(router)) throw new Error('Bull Board has no router any more');
  app.use('/queue', router);
  const server = createServer(app);
  const url = await listen(server, { port, host });
  return { url, close: () => closeServer(server, 1000) };
}

function isHandler(router: unknown): router is RequestHandler {
  return typeof router === 'function';
}

/** As a bearer token, for Prometheus, or as the password of any name, for a browser. */
function requireToken(token: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(token);
  return (req, res, next) => {
    const [, scheme = '', given = ''] = /^(Bearer|Basic) (.+)$/i.exec(req.headers.authorization ?? '') ?? [];
    const password = /^Basic$/i.test(scheme)
      ? Buffer.from(given, 'base64').toString().split(':').slice(1).join(':')
      : given;
    if (timingSafeEqual(digest(password), wanted)) next();
    else res.status(401).set('WWW-Authenticate', 'Basic realm="operations"').json({ error: 'Not for you' });
  };
}
