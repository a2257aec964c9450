import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { CharacterImage, ReferenceView } from '../src/contract/index.ts';
import { ReferenceView as Views } from '../src/contract/index.ts';
import type { CharHubEnding, CharHubJob, CharHubPayload } from './charhub-payloads.ts';
import { charHubPayloads, pictureUrl } from './charhub-payloads.ts';

/**
 * Today's CharHub back end, as far as jobs go, as a real HTTP server on loopback: its routes, its shapes of answers and
 * errors, its worker that does one thing after the other when it is told to.
 */
export interface CharHubBackEnd {
  readonly url: string;
  /** Method and path after `/api/v1` of each request, in order. */
  readonly requests: readonly string[];
  /** Jobs as the host knows them. */
  readonly jobs: readonly CharHubJob[];
  readonly gallery: CharacterImage[];
  /** How a job will end; it finishes unless told otherwise. */
  willEnd(number: string, ending: CharHubEnding): void;
  /** The next thing happens to the job. */
  work(number: string): void;
  /** Everything that is left happens at once. */
  finish(number: string): void;
  /** Its progress is not told any more: the worker does not wait until it is written. */
  loseProgress(): void;
  /** Pictures get addresses that begin so. */
  useMediaAt(base: string): void;
  /** The queue keeps 100 finished jobs only; the numbers begin anew when it was emptied. */
  forget(number: string): void;
  /** The next answer to a start is lost on its way, although the job has begun. */
  loseNextAnswer(how: 'cut' | 'gateway'): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Call {
  readonly route: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const owned = 'character-1';
const ok = (body: unknown): Answer => ({ status: 200, body });
const refused = (status: number, code: string, message: string, field?: string): Answer => ({
  status,
  body: { error: { code, message, ...(field === undefined ? {} : { field }) } },
});

export async function startCharHubBackEnd(): Promise<CharHubBackEnd> {
  const requests: string[] = [];
  const jobs: CharHubJob[] = [];
  const steps = new Map<string, number>();
  const endings = new Map<string, CharHubEnding>();
  const forgotten = new Set<string>();
  const gallery: CharacterImage[] = [];
  let tellsProgress = true;
  let mediaUrl = 'https://media.example';
  let losesAnswer: 'cut' | 'gateway' | null = null;

  const find = (number: string) => jobs.find((job) => job.number === number);
  const payloadsOf = (job: CharHubJob) =>
    charHubPayloads(job, endings.get(job.number) ?? { type: 'finished' });

  function start(type: CharHubJob['type'], body: Record<string, unknown>, views: ReferenceView[]): string {
    const number = String(jobs.length + 1);
    jobs.push({
      number,
      type,
      characterId: owned,
      userId: 'owner',
      views,
      body,
      mediaUrl,
      batch: Date.now() + jobs.length,
    });
    steps.set(number, 0);
    return number;
  }

  function work(number: string): boolean {
    const job = find(number);
    const step = (steps.get(number) ?? 0) + 1;
    const payload = job === undefined ? undefined : payloadsOf(job)[step];
    if (job === undefined || payload === undefined) return false;
    steps.set(number, step);
    store(job, payload);
    return true;
  }

  /** The old pictures of the wanted views are deleted when the worker has begun, not when the job is started. */
  function store(job: CharHubJob, { progress, result }: CharHubPayload): void {
    if (isRecord(progress) && progress.stage === 0) {
      const isOld = ({ url, content }: CharacterImage) =>
        job.views.some((view) => view === content) && !url.includes(String(job.batch));
      gallery.splice(0, gallery.length, ...gallery.filter((image) => !isOld(image)));
    }
    const painted = isRecord(progress) && typeof progress.stage === 'number' ? progress.stage : 0;
    const names = job.views.length > 0 ? job.views.slice(0, painted) : [];
    if (isRecord(result) && typeof result.imageUrl === 'string')
      add(job, job.type.toLowerCase(), result.imageUrl);
    for (const view of names) add(job, view, pictureUrl(job, view));
  }

  function add({ type, batch }: CharHubJob, name: string, url: string): void {
    if (gallery.some((image) => image.url === url)) return;
    const content = type === 'REFERENCE' ? name : null;
    const size = type === 'AVATAR' ? { width: null, height: null } : { width: 768, height: 1152 };
    const createdAt = new Date(batch + 1000).toISOString();
    const id = `image-${String(gallery.length)}-${name}`;
    gallery.unshift({ id, type, url, content, ...size, sizeBytes: 1, isActive: type !== 'COVER', createdAt });
  }

  function imageStart(body: Record<string, unknown>): Answer {
    const { characterId, imageType = 'AVATAR' } = body;
    if (typeof characterId !== 'string')
      return refused(400, 'MISSING_REQUIRED_FIELD', 'characterId is required', 'characterId');
    if (imageType !== 'AVATAR' && imageType !== 'COVER')
      return refused(400, 'INVALID_INPUT', 'imageType must be AVATAR or COVER', 'imageType');
    const denied = denial(characterId, 'You can only generate images for your own characters');
    const message = `${imageType} generation started`;
    return denied ?? ok({ success: true, jobId: start(imageType, body, []), message });
  }

  function datasetStart(body: Record<string, unknown>): Answer {
    const { characterId, viewsToGenerate } = body;
    if (typeof characterId !== 'string')
      return refused(400, 'MISSING_REQUIRED_FIELD', 'characterId is required', 'characterId');
    const denied = denial(characterId, 'Unauthorized to generate images for this character');
    if (denied !== null) return denied;
    const wanted =
      Array.isArray(viewsToGenerate) && viewsToGenerate.length > 0 ? viewsToGenerate : Views.options;
    const jobId = start(
      'REFERENCE',
      body,
      Views.options.filter((view) => wanted.includes(view)),
    );
    const pollUrl = `/api/v1/image-generation/status/${jobId}`;
    const message = 'Multi-stage dataset generation started';
    return ok({ success: true, jobId, message, estimatedTime: '3-4 minutes', pollUrl, stages: wanted });
  }

  function statusOf(number: string): Answer {
    const job = find(number);
    const payload = job === undefined ? undefined : payloadsOf(job)[steps.get(number) ?? 0];
    if (payload === undefined || forgotten.has(number)) return refused(404, 'NOT_FOUND', 'Job not found');
    return ok(tellsProgress ? payload : { ...payload, progress: 0 });
  }

  function answer({ route, path, headers, body }: Call): Answer {
    const id = path.split('/')[3] ?? '';
    if (
      !/^(GET|POST) \/(image-generation\/(avatar|character-dataset|status\/|characters\/)|credits\/|characters\/)/.test(
        route,
      )
    )
      return { status: 404, body: { error: 'Route not found', path: `/api/v1${path}` } };
    if (headers.authorization === undefined)
      return { status: 401, body: { error: 'Authorization header missing or malformed' } };
    if (route.startsWith('GET /image-generation/status/')) return statusOf(id);
    if (route.startsWith('GET /image-generation/characters/')) return ok(imagesAnswer(gallery));
    if (route === 'GET /credits/balance')
      return ok({ success: true, data: { balance: 500, userId: 'owner' } });
    if (route === 'GET /credits/service-costs')
      return ok({ success: true, data: [{ serviceIdentifier: 'IMAGE_GENERATION', creditsPerUnit: 10 }] });
    if (route.startsWith('GET /characters/'))
      return ok({ success: true, data: { id: owned, userId: 'owner', firstName: 'Mia', avatar: null } });
    if (/^POST \/characters\/[^/]+\/images$/.test(route)) return uploadAnswer(path, body);
    const parsed = parsedBody(body);
    if (parsed === null) return { status: 400, body: { error: 'Unexpected token', stack: 'SyntaxError' } };
    return route === 'POST /image-generation/avatar' ? imageStart(parsed) : datasetStart(parsed);
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const path = (incoming.url ?? '').replace(/^\/api\/v1/, '');
      const route = `${incoming.method ?? ''} ${path}`;
      requests.push(route);
      const { status, body } = answer({
        route,
        path,
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      });
      if (losesAnswer !== null && incoming.method === 'POST') {
        if (losesAnswer === 'cut') response.destroy();
        else
          response.writeHead(504, { 'Content-Type': 'text/html' }).end('<html>504 Gateway Time-out</html>');
        losesAnswer = null;
        return;
      }
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    jobs,
    gallery,
    willEnd: (number, ending) => endings.set(number, ending),
    work: (number) => {
      work(number);
    },
    finish: (number) => {
      while (work(number));
    },
    loseProgress: () => {
      tellsProgress = false;
    },
    useMediaAt: (base) => {
      mediaUrl = base;
    },
    forget: (number) => forgotten.add(number),
    loseNextAnswer: (how) => {
      losesAnswer = how;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function denial(characterId: string, message: string): Answer | null {
  if (characterId === 'unknown') return refused(404, 'CHARACTER_NOT_FOUND', 'Character not found');
  return characterId === owned ? null : refused(403, 'FORBIDDEN', message);
}

function uploadAnswer(path: string, body: Buffer): Answer {
  const message = 'You do not have permission to change this character';
  if (!path.includes(owned)) return { status: 403, body: { success: false, message } };
  if (body.length > 1_000_000)
    return {
      status: 413,
      body: { success: false, message: 'File too large', error: 'FILE_TOO_LARGE', maxSize: '10MB' },
    };
  const url = 'https://media.example/dev/sample.webp';
  return { status: 201, body: { success: true, data: { id: 'sample-1', url, isActive: false } } };
}

/** Keyed by type; a type without pictures is missing. */
function imagesAnswer(gallery: readonly CharacterImage[]): unknown {
  const data = Object.fromEntries(
    [...new Set(gallery.map(({ type }) => type))].map((type) => [
      type,
      gallery.filter((image) => image.type === type),
    ]),
  );
  return { success: true, data, total: gallery.length };
}

function parsedBody(body: Buffer): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
