import type { CharacterImage, ReferenceView } from '../../contract/index.ts';
import { ReferenceView as Views } from '../../contract/index.ts';
import type { CharHubUser } from './characters.ts';
import { addPicture, dropOldViews } from './gallery.ts';
import type { CharHubEnding, CharHubJob, CharHubPayload } from './payloads.ts';
import { charHubPayloads } from './payloads.ts';

/** What the host really takes for each picture, whatever its list of costs says. */
const chargedPerPicture = 25;

/** One booking: negative when a job begins, positive when it failed. */
export interface Booking {
  readonly number: string;
  readonly amount: number;
}

interface StartedJob {
  readonly job: CharHubJob;
  readonly user: CharHubUser;
  readonly cost: number;
  ending: CharHubEnding;
  step: number;
  forgotten: boolean;
}

export interface NewJob {
  readonly type: CharHubJob['type'];
  readonly characterId: string;
  readonly user: CharHubUser;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Worker {
  readonly jobs: readonly CharHubJob[];
  readonly bookings: readonly Booking[];
  balance: number;
  mediaUrl: string;
  readonly start: (job: NewJob) => string;
  /** Throws while the job has not been asked for. */
  readonly willEnd: (number: string, ending: CharHubEnding) => void;
  /** @returns whether there was anything left to happen */
  readonly work: (number: string) => boolean;
  readonly runAgain: (number: string) => void;
  readonly forget: (number: string) => void;
  /** Null when there is no such job, or none any more. */
  readonly payloadOf: (number: string) => CharHubPayload | null;
}

/** The host's queue and its one worker, which does the next thing when it is told to. */
export function createWorker(galleryOf: (characterId: string) => CharacterImage[]): Worker {
  const started: StartedJob[] = [];
  const bookings: Booking[] = [];
  const find = (number: string) => started.find(({ job }) => job.number === number);
  const payloadsOf = ({ job, ending }: StartedJob) => charHubPayloads(job, ending);

  function book(number: string, amount: number): void {
    worker.balance += amount;
    bookings.push({ number, amount });
  }

  /** Credits and avatar are looked at now, not when the job was asked for. */
  function begin(entry: StartedJob): void {
    const { job, user, cost } = entry;
    if (worker.balance < cost && user.role !== 'ADMIN') {
      entry.ending = { type: 'error', after: 0, text: 'Insufficient credits' };
      return;
    }
    book(job.number, -cost);
    const hasAvatar = galleryOf(job.characterId).some(({ type, isActive }) => type === 'AVATAR' && isActive);
    if (job.type === 'REFERENCE' && !hasAvatar) entry.ending = { type: 'error', after: 0, text: noAvatar };
  }

  function store({ job }: StartedJob, { progress, result }: CharHubPayload): void {
    const gallery = galleryOf(job.characterId);
    const painted = isRecord(progress) && typeof progress.stage === 'number' ? progress.stage : null;
    if (painted === 0) dropOldViews(gallery, job);
    for (const view of job.views.slice(0, painted ?? 0)) addPicture(gallery, job, view);
    if (isRecord(result) && typeof result.imageUrl === 'string')
      addPicture(gallery, job, job.type.toLowerCase());
  }

  const worker: Worker = {
    bookings,
    balance: 500,
    mediaUrl: 'https://media.example',
    get jobs() {
      return started.map(({ job }) => job);
    },
    start: ({ type, characterId, user, body }) => {
      const number = String(started.length + 1);
      const batch = Date.now() + started.length;
      const { mediaUrl } = worker;
      const views = type === 'REFERENCE' ? wantedViews(body['viewsToGenerate']) : [];
      const job = { number, type, characterId, userId: user.id, views, body, mediaUrl, batch };
      const cost = chargedPerPicture * (type === 'REFERENCE' ? countViews(body['viewsToGenerate']) : 1);
      started.push({ job, user, cost, ending: { type: 'finished' }, step: 0, forgotten: false });
      return number;
    },
    willEnd: (number, ending) => {
      const entry = find(number);
      if (entry === undefined) throw new Error(`Job ${number} has not been asked for yet.`);
      entry.ending = ending;
    },
    work: (number) => {
      const entry = find(number);
      if (entry === undefined) return false;
      if (entry.step === 0) begin(entry);
      const payload = payloadsOf(entry)[entry.step + 1];
      if (payload === undefined) return false;
      entry.step += 1;
      store(entry, payload);
      const isRefunded = entry.ending.type === 'error' && payload.state === 'completed';
      if (isRefunded && bookings.some((booking) => booking.number === number)) book(number, entry.cost);
      return true;
    },
    runAgain: (number) => {
      const entry = find(number);
      if (entry === undefined) return;
      const again = { ...entry, job: { ...entry.job, batch: entry.job.batch + 1000 }, step: 0 };
      started.splice(started.indexOf(entry), 1, again);
    },
    forget: (number) => {
      const entry = find(number);
      if (entry !== undefined) entry.forgotten = true;
    },
    payloadOf: (number) => {
      const entry = find(number);
      return entry === undefined || entry.forgotten ? null : (payloadsOf(entry)[entry.step] ?? null);
    },
  };
  return worker;
}

const noAvatar =
  'Avatar must be generated first. Please generate an avatar before creating reference images.';

/** Nothing is checked: whatever is not a view makes nothing, and no list means all. */
function wantedViews(sent: unknown): readonly ReferenceView[] {
  if (!hasLength(sent) || sent.length === 0) return Views.options;
  return Views.options.filter((view) => sent.includes(view));
}

/** What is paid for: the length of whatever was sent, so that a text is paid by the letter. */
function countViews(sent: unknown): number {
  return hasLength(sent) && sent.length > 0 ? sent.length : Views.options.length;
}

function hasLength(sent: unknown): sent is string | readonly unknown[] {
  return typeof sent === 'string' || Array.isArray(sent);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
