import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { listen } from '../http/listen.ts';

export interface ObjectStore {
  readonly url: string;
  /** By key. */
  readonly stored: ReadonlyMap<string, { readonly bytes: Buffer; readonly headers: IncomingHttpHeaders }>;
  /** The next request is answered with this status. */
  failNext(status: number): void;
  close(): Promise<void>;
}

/** A bucket of its own over HTTP: what of S3's language a storage of pictures speaks. Requests must be signed by `accessKeyId`. */
export async function startObjectStore({
  bucket,
  accessKeyId,
}: {
  bucket: string;
  accessKeyId: string;
}): Promise<ObjectStore> {
  const stored = new Map<string, { bytes: Buffer; headers: IncomingHttpHeaders }>();
  let failure: number | null = null;

  async function answer(req: IncomingMessage): Promise<{ status: number; body?: Buffer | string }> {
    const bytes = await bodyOf(req);
    const signed = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/`;
    if (req.headers.authorization?.startsWith(signed) !== true) return error(403, 'AccessDenied');
    if (failure !== null) {
      const status = failure;
      failure = null;
      return error(status, status === 503 ? 'SlowDown' : 'AccessDenied');
    }
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://store');
    const prefix = `/${bucket}/`;
    if (searchParams.get('list-type') === '2') return { status: 200, body: listing(searchParams) };
    if (!pathname.startsWith(prefix)) return error(404, 'NoSuchBucket');
    const key = decodeURIComponent(pathname.slice(prefix.length));
    switch (req.method) {
      case 'PUT':
        stored.set(key, { bytes, headers: req.headers });
        return { status: 200 };
      case 'GET':
        return stored.has(key)
          ? { status: 200, body: stored.get(key)?.bytes ?? '' }
          : error(404, 'NoSuchKey');
      case 'DELETE':
        stored.delete(key);
        return { status: 204 };
      default:
        return error(405, 'MethodNotAllowed');
    }
  }

  /** In pages of two: who does not ask for the next misses most. */
  function listing(asked: URLSearchParams): string {
    const all = [...stored.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort();
    const from = Number(asked.get('continuation-token') ?? 0);
    const contents = all.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    const isTruncated = from + 2 < all.length;
    const next = isTruncated ? `<NextContinuationToken>${String(from + 2)}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${String(isTruncated)}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }

  const server = createServer((req, res) => {
    answer(req).then(
      ({ status, body }) => res.writeHead(status).end(body),
      () => res.destroy(),
    );
  });
  const url = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    url,
    stored,
    failNext: (status) => (failure = status),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function error(status: number, code: string) {
  return {
    status,
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const body: AsyncIterable<Uint8Array> = req;
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
