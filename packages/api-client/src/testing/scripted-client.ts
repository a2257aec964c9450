import type {
  CharacterAccess,
  CharacterImage,
  ConnectionStatus,
  GenerationClient,
  GenerationErrorCode,
  JobSnapshot,
} from '../contract/index.ts';
import { GenerationError, receiptOf } from '../contract/index.ts';
import { refusalOf } from '../charhub/character-access.ts';
import { createGates } from './gates.ts';
import { createScriptedAvatars } from './scripted-avatars.ts';
import { createScriptedCharacters } from './scripted-characters.ts';
import { createScriptedCreations } from './scripted-creations.ts';
import { createScriptedGallery } from './scripted-gallery.ts';
import type { ScriptedJobs } from './scripted-jobs.ts';
import { createScriptedJobStore } from './scripted-jobs.ts';
import { portraitUrl } from './portrait.ts';
import { scriptedError } from './scripted-error.ts';
import { createScriptedWatches } from './scripted-watches.ts';

/** A method of the client that answers with a promise. */
export type ScriptedMethod = Exclude<keyof GenerationClient, 'watchJob'>;

/** One call as it was made, without its options. */
export interface ScriptedCall {
  readonly method: keyof GenerationClient;
  readonly argument: unknown;
  /** Of `submitJob`, `createCharacter` and `retryCreation` only. */
  readonly idempotencyKey: string | null;
}

export interface ScriptedClientOptions {
  /** Jobs the server already knows, oldest first. @default none */
  readonly jobs?: readonly JobSnapshot[];
  /** Pictures the characters already have. @default none */
  readonly images?: Readonly<Record<string, readonly CharacterImage[]>>;
  /** What `getAccess` says of every character, over: named Aria, own, editable, no avatar. */
  readonly access?: Partial<CharacterAccess>;
  /** Credits for one picture. @default 25 */
  readonly price?: number;
  /** Credits of the caller. @default 500 */
  readonly balance?: number;
  /** What a new watcher hears of the connection. @default 'live' */
  readonly connection?: ConnectionStatus;
  /** What `fetchPicture` finds, by address. @default nothing */
  readonly webPictures?: Readonly<Record<string, Blob>>;
  /** ISO 8601. @default always 2026-01-01T12:00:00.000Z */
  readonly now?: () => string;
}

/** A held method: calls wait until `release`. */
export interface Gate {
  /** Lets the waiting calls and all later ones go on. */
  release(): void;
}

export interface ScriptedClient extends GenerationClient {
  /** The server's side: moves jobs on. */
  readonly jobs: ScriptedJobs;
  /** Every call so far, in order. */
  readonly calls: readonly ScriptedCall[];
  /** Calls of one method so far, in order. */
  callsOf(method: keyof GenerationClient): readonly ScriptedCall[];
  /** The next calls of a method reject; without `times` until `heal`. Nothing else happens in such a call. */
  failCalls(method: ScriptedMethod, error: GenerationErrorCode | GenerationError, times?: number): void;
  /** The calls of a method work, but their answers are lost: they reject with `network`. */
  loseAnswers(method: ScriptedMethod, times?: number): void;
  /** Takes back what `failCalls` and `loseAnswers` asked for. */
  heal(method?: ScriptedMethod): void;
  /** Calls of this method wait until the gate is released (or they are aborted). */
  hold(method: ScriptedMethod): Gate;
  /** Tells every upload under way how far it is, 0–1. Hold `uploadSample` first. */
  setUploadProgress(fraction: number): void;
  setAccess(access: Partial<CharacterAccess>): void;
  setPrice(price: number): void;
  setBalance(balance: number): void;
  /** Tells every watcher, and the later ones. */
  setConnection(status: ConnectionStatus): void;
  /** Ends the watches of a job, and refuses later ones. */
  refuseWatch(jobId: string, error: GenerationErrorCode | GenerationError): void;
  /** How many watch now: this job, or any. */
  watcherCount(jobId?: string): number;
}

/**
 * A whole back end in memory, driven by hand. It has no timers: every promise settles in microtasks or when the
 * script says so, watchers are told synchronously, and equal scripts give equal results.
 *
 * ```ts
 * const client = createScriptedClient({ balance: 100 });
 * const job = await client.submitJob(generationRequest(), { idempotencyKey: 'k1' });   // queued
 * client.jobs.start();                                             // running, loading
 * client.jobs.advance({ percent: 63, preview: true });             // sampling, 63 %
 * client.jobs.complete();                                          // completed, with a picture
 *
 * client.failCalls('submitJob', 'insufficient-credits', 1);        // the next click is refused
 * const gate = client.hold('uploadSample');                        // uploads wait …
 * client.setUploadProgress(0.4);
 * gate.release();
 * client.setConnection('lost');
 * ```
 *
 * Like the server, it answers the same idempotency key with the same job, charges when a job is taken, refunds what
 * was not delivered, refuses who may not edit or cannot pay, and lists finished pictures. Unlike it, a cancellation
 * only sets `cancelRequested`: `jobs.cancel()` (or `complete()`) decides how it ends.
 */
export function createScriptedClient(options: ScriptedClientOptions = {}): ScriptedClient {
  let price = options.price ?? 25;
  let balance = options.balance ?? 500;
  let access = options.access ?? {};
  let uploads = 0;
  const now = options.now ?? (() => '2026-01-01T12:00:00.000Z');
  const calls: ScriptedCall[] = [];
  const watches = createScriptedWatches(options.connection ?? 'live');
  const uploadProgress = new Set<(fraction: number) => void>();
  const gates = createGates<ScriptedMethod>();
  const gallery = createScriptedGallery(options.images ?? {});
  const store = createScriptedJobStore({
    initial: options.jobs ?? [],
    now,
    onChange: (snapshot, before) => {
      if (before === undefined || snapshot.revision > before.revision) {
        balance += snapshot.cost.refunded - (before?.cost.refunded ?? 0);
        gallery.add(snapshot, before);
      }
      watches.publish(snapshot);
      creations.follow(snapshot);
    },
  });
  const characters = createScriptedCharacters(accessTo);
  const creations = createScriptedCreations({ jobs: store, characters, price: () => price, pay });

  function record(
    method: keyof GenerationClient,
    argument: unknown,
    idempotencyKey: string | null = null,
  ): void {
    calls.push({ method, argument, idempotencyKey });
  }

  function known(jobId: string): JobSnapshot {
    const job = store.find(jobId);
    if (job === undefined) throw scriptedError('not-found');
    return job;
  }

  function accessTo(characterId: string): CharacterAccess {
    const avatarUrl =
      gallery.list(characterId).find(({ type, isActive }) => type === 'AVATAR' && isActive)?.url ?? null;
    const refusal = access.canEdit === false ? refusalOf(access.isOfficial ?? false) : null;
    return { name: 'Aria', canEdit: true, isOfficial: false, refusal, avatarUrl, ...access, characterId };
  }

  function checkEditable(characterId: string): void {
    const { canEdit, refusal } = accessTo(characterId);
    if (canEdit) return;
    throw new GenerationError({ ...scriptedError('forbidden').toJSON(), ...(refusal && { refusal }) });
  }

  function pay(credits: number): void {
    if (credits > balance) {
      const shortfall = { required: credits, available: balance, missing: credits - balance };
      throw new GenerationError({
        ...scriptedError('insufficient-credits').toJSON(),
        credits: shortfall,
      });
    }
    balance -= credits;
  }

  return {
    submitJob: (request, { idempotencyKey, signal }) => {
      record('submitJob', request, idempotencyKey);
      return gates.pass('submitJob', signal, () => {
        const same = store.all().find((job) => job.idempotencyKey === idempotencyKey);
        if (same !== undefined) return same;
        checkEditable(request.characterId);
        const total = price * Math.max(1, request.views.length);
        pay(total);
        return store.submit(request, idempotencyKey, total);
      });
    },
    getJob: (jobId, { signal } = {}) => {
      record('getJob', jobId);
      return gates.pass('getJob', signal, () => known(jobId));
    },
    listJobs: ({ signal } = {}) => {
      record('listJobs', null);
      return gates.pass('listJobs', signal, () => [...store.all()]);
    },
    cancelJob: (jobId, { signal } = {}) => {
      record('cancelJob', jobId);
      return gates.pass('cancelJob', signal, () => store.requestCancel(known(jobId).id));
    },
    watchJob: (jobId, observer) => {
      record('watchJob', jobId);
      return watches.add(jobId, observer, store.find(jobId));
    },
    ...createScriptedAvatars({
      ...{ gates, gallery, record, checkEditable, uploadProgress, now },
      webPictures: options.webPictures ?? {},
    }),
    uploadSample: (sample, { signal, onProgress } = {}) => {
      record('uploadSample', sample);
      const report = (fraction: number) => onProgress?.(fraction);
      uploadProgress.add(report);
      report(0);
      return gates
        .pass('uploadSample', signal, () => {
          report(1);
          return { url: portraitUrl({ seed: 1000 + ++uploads }) };
        })
        .finally(() => uploadProgress.delete(report));
    },
    getQuote: (job, { signal } = {}) => {
      record('getQuote', job);
      const pictures = job.kind === 'reference-dataset' ? job.viewCount : 1;
      return gates.pass('getQuote', signal, () => ({ credits: price * pictures, balance }));
    },
    getReceipt: (jobId, { signal } = {}) => {
      record('getReceipt', jobId);
      return gates.pass('getReceipt', signal, () => receiptOf(known(jobId)));
    },
    createCharacter: (request, { idempotencyKey, signal, onProgress }) => {
      record('createCharacter', request, idempotencyKey);
      const report = (fraction: number) => onProgress?.(fraction);
      uploadProgress.add(report);
      return gates
        .pass('createCharacter', signal, () => creations.create(request, idempotencyKey))
        .finally(() => uploadProgress.delete(report));
    },
    getCreationQuote: ({ generateAvatar, viewCount }, { signal } = {}) => {
      record('getCreationQuote', { generateAvatar, viewCount });
      const pictures = generateAvatar ? 1 + viewCount : 0;
      return gates.pass('getCreationQuote', signal, () => ({ credits: price * pictures, balance }));
    },
    getCreation: (characterId, { signal } = {}) => {
      record('getCreation', characterId);
      return gates.pass('getCreation', signal, () => creations.get(characterId));
    },
    retryCreation: (characterId, { idempotencyKey, signal }) => {
      record('retryCreation', characterId, idempotencyKey);
      return gates.pass('retryCreation', signal, () => creations.retry(characterId, idempotencyKey));
    },
    getCharacter: (characterId, { signal } = {}) => {
      record('getCharacter', characterId);
      return gates.pass('getCharacter', signal, () => characters.get(characterId));
    },
    updateCharacter: (characterId, changes, { signal } = {}) => {
      record('updateCharacter', { characterId, changes });
      return gates.pass('updateCharacter', signal, () => {
        checkEditable(characterId);
        return characters.change(characterId, changes);
      });
    },
    getAccess: (characterId, { signal } = {}) => {
      record('getAccess', characterId);
      return gates.pass('getAccess', signal, () => accessTo(characterId));
    },
    listImages: (characterId, { signal } = {}) => {
      record('listImages', characterId);
      return gates.pass('listImages', signal, () => gallery.list(characterId));
    },
    getImageDetails: (image, { signal } = {}) => {
      record('getImageDetails', image);
      return gates.pass('getImageDetails', signal, () => {
        checkEditable(image.characterId);
        return gallery.details(image);
      });
    },
    activateImage: (image, { signal } = {}) => {
      record('activateImage', image);
      return gates.pass('activateImage', signal, () => {
        gallery.activate(image);
      });
    },
    deleteImage: (image, { signal } = {}) => {
      record('deleteImage', image);
      return gates.pass('deleteImage', signal, () => {
        gallery.remove(image);
      });
    },
    jobs: store,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    failCalls: (method, error, times) => {
      gates.fail(method, scriptedError(error), times);
    },
    loseAnswers: (method, times) => {
      gates.loseAnswers(method, scriptedError('network'), times);
    },
    heal: (method) => {
      gates.heal(method);
    },
    hold: (method) => gates.hold(method),
    setUploadProgress: (fraction) => {
      for (const report of uploadProgress) report(fraction);
    },
    setAccess: (changed) => {
      access = { ...access, ...changed };
    },
    setPrice: (changed) => {
      price = changed;
    },
    setBalance: (changed) => {
      balance = changed;
    },
    setConnection: watches.setConnection,
    refuseWatch: (jobId, error) => {
      watches.refuse(jobId, scriptedError(error).toJSON());
    },
    watcherCount: watches.count,
  };
}
