import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { JobSnapshot } from '../src/contract/index.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Handler = (request: ReceivedRequest, response: ServerResponse) => void;

/** A real HTTP server on loopback that answers as a test says and speaks the job endpoints by itself. */
export interface ApiServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** Paths after `/api/v1`, such as `GET /image-generation/jobs/job-1`; wins over what the server does by itself. */
  on(route: string, handler: Handler): void;
  off(route: string): void;
  countOf(route: string): number;
  /** Stores the snapshot and sends it to every stream. */
  put(snapshot: JobSnapshot): void;
  /** Stores it, but the streams miss it. */
  putSilently(snapshot: JobSnapshot): void;
  /** Sends raw text to every stream. */
  write(text: string): void;
  streamCount(): number;
  breakStreams(): void;
  close(): Promise<void>;
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

export async function startApiServer({ hasStream = true }: { hasStream?: boolean } = {}): Promise<ApiServer> {
  const received: ReceivedRequest[] = [];
  const handlers = new Map<string, Handler>();
  const jobs = new Map<string, JobSnapshot>();
  const streams = new Set<ServerResponse>();
  const write = (text: string) => {
    for (const stream of streams) stream.write(text);
  };
  const event = (snapshot: JobSnapshot) =>
    `id: ${String(snapshot.revision)}\ndata: ${JSON.stringify(snapshot)}\n\n`;

  const openStream: Handler = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    for (const job of jobs.values()) if (job.finishedAt === null) response.write(event(job));
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };

  const answer: Handler = (request, response) => {
    const jobId = /^\/image-generation\/jobs\/([^/]+)$/.exec(request.path)?.[1];
    const job = jobs.get(jobId ?? '');
    if (request.path === '/image-generation/events' && hasStream) openStream(request, response);
    else if (request.path === '/image-generation/jobs')
      json(200, { success: true, data: [...jobs.values()] })(request, response);
    else if (job !== undefined) json(200, { success: true, data: job })(request, response);
    else if (jobId !== undefined)
      json(404, { error: { code: 'NOT_FOUND', message: 'Job not found' } })(request, response);
    else json(404, { error: 'Route not found', path: request.path })(request, response);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const method = incoming.method ?? '';
      const path = (incoming.url ?? '').replace(/^\/api\/v1/, '');
      const request = { method, path, headers: incoming.headers, body: Buffer.concat(chunks) };
      received.push(request);
      (handlers.get(`${method} ${path}`) ?? answer)(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const heartbeat = setInterval(() => {
    write(':\n\n');
  }, 50);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${String(port)}`,
    received,
    on: (route, handler) => handlers.set(route, handler),
    off: (route) => handlers.delete(route),
    countOf: (route) => received.filter(({ method, path }) => `${method} ${path}` === route).length,
    put: (snapshot) => {
      jobs.set(snapshot.id, snapshot);
      write(event(snapshot));
    },
    putSilently: (snapshot) => jobs.set(snapshot.id, snapshot),
    write,
    streamCount: () => streams.size,
    breakStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    close: async () => {
      clearInterval(heartbeat);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
