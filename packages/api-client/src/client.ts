import type { AxiosInstance } from 'axios';
import * as z from 'zod/mini';
import type { CharacterCreation, GenerationClient, JobSnapshot } from './contract/index.ts';
import { GenerationError, JobSnapshot as JobSnapshotSchema } from './contract/index.ts';
import type { GenerationUser } from './charhub/character-access.ts';
import type { AbsoluteUrls } from './charhub/absolute-urls.ts';
import { absoluteUrls } from './charhub/absolute-urls.ts';
import { avatarEndpoints } from './charhub/avatar-endpoints.ts';
import { characterAccess, explainRefusal } from './charhub/character-access.ts';
import { characterEndpoints } from './charhub/character-endpoints.ts';
import { charHubJobs } from './charhub/charhub-jobs.ts';
import { creationEndpoints } from './charhub/creation-endpoints.ts';
import { generationEndpoints } from './charhub/generation-endpoints.ts';
import type { CreditsPerPicture } from './charhub/quote.ts';
import { imageEndpoints } from './charhub/image-endpoints.ts';
import { receiptEndpoint } from './charhub/receipt-endpoint.ts';
import { sampleUpload } from './charhub/upload-sample.ts';
import type { Http } from './http/http.ts';
import { createHttp } from './http/http.ts';
import type { WatchEnvironment } from './watch-job/environment.ts';
import { pageEnvironment } from './watch-job/environment.ts';
import { polling } from './watch-job/polling.ts';
import { createSharedWatch } from './watch-job/shared-watch.ts';
import type { StreamAnswer } from './watch-job/sse.ts';
import { streaming } from './watch-job/streaming.ts';

export interface GenerationClientOptions {
  /** The host's instance, with its interceptors, base URL and defaults; `createAxios` makes one where there is none. */
  readonly axios: AxiosInstance;
  /**
   * Who uses it, for `getAccess`; a function is asked each time. Null or missing: unknown, so `getAccess` lets
   * everybody try and the server decides.
   */
  readonly user?: GenerationUser | null | (() => GenerationUser | null) | undefined;
  /**
   * Credits that each picture of a kind really costs, where that is not `IMAGE_GENERATION` of the service costs: CharHub's
   * worker takes 25 whatever is listed. @default the listed price
   */
  readonly creditsPerPicture?: CreditsPerPicture | undefined;
  /** Origin of the API, such as `https://api.example.com`. @default the `baseURL` of the axios instance */
  readonly baseUrl?: string | undefined;
  /** Begins each path. @default '/api/v1' */
  readonly pathPrefix?: string | undefined;
  /** Milliseconds in which a call must be answered. @default 15000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds an upload may make no progress. @default 15000 */
  readonly uploadStallMs?: number | undefined;
  /** Milliseconds in which an upload must be answered after its last byte. @default 60000 */
  readonly uploadAnswerMs?: number | undefined;
  /** Clock, chance, network and visibility of a watch. @default those of the page */
  readonly environment?: WatchEnvironment | undefined;
}

/**
 * The generation API over the host's axios. Make one for each signed-in user and keep it: its watches share one
 * connection, which is open only while somebody watches. Touches no browser object until it is used.
 */
export function createGenerationClient(options: GenerationClientOptions): GenerationClient {
  const { axios, user, baseUrl, pathPrefix = '/api/v1', environment = pageEnvironment() } = options;
  const http = createHttp({ axios, baseUrl, pathPrefix, timeoutMs: options.timeoutMs ?? 15_000 });
  const urls = absoluteUrls(baseUrl ?? axios.defaults.baseURL);
  const images = imageEndpoints(http, urls);
  const { hasJobRoutes, ...generation } = generationEndpoints(
    http,
    urls,
    charHubJobs(http, urls, images.listImages),
    { listImages: images.listImages, creditsPerPicture: options.creditsPerPicture },
  );
  const getAccess = characterAccess(http, urls, () => (typeof user === 'function' ? user() : (user ?? null)));
  const uploadTimeouts = {
    stallMs: options.uploadStallMs ?? 15_000,
    answerMs: options.uploadAnswerMs ?? 60_000,
  };
  const upload = sampleUpload(http, uploadTimeouts);
  const avatars = avatarEndpoints(http, urls, uploadTimeouts);
  const creation = creationEndpoints(http, urls, uploadTimeouts);
  const characters = characterEndpoints(http, urls);
  const shared = createSharedWatch(
    streaming({
      environment,
      polling: polling({ getJob: generation.getJob, environment }),
      openEvents: (signal) => (hasJobRoutes() ? openEvents(http, signal) : Promise.reject(noEvents())),
      readSnapshot: (data) => readSnapshot(data, urls),
    }),
  );

  async function heard(job: Promise<JobSnapshot>): Promise<JobSnapshot> {
    const snapshot = await job;
    shared.publish(snapshot);
    return snapshot;
  }

  async function heardOf(created: Promise<CharacterCreation>): Promise<CharacterCreation> {
    const { avatarJob, datasetJob, character } = await created;
    for (const job of [avatarJob, datasetJob]) if (job !== null) shared.publish(job);
    return { avatarJob, datasetJob, character };
  }

  return {
    ...generation,
    ...images,
    ...creation,
    ...characters,
    getAccess,
    getReceipt: receiptEndpoint(http, generation.getJob),
    createCharacter: (request, call) => heardOf(creation.createCharacter(request, call)),
    getCreation: (characterId, call) => heardOf(creation.getCreation(characterId, call)),
    retryCreation: (characterId, call) =>
      heardOf(explainRefusal(characterId, getAccess, () => creation.retryCreation(characterId, call))),
    updateCharacter: (characterId, changes, call) =>
      explainRefusal(characterId, getAccess, () => characters.updateCharacter(characterId, changes, call)),
    submitJob: (request, call) =>
      heard(explainRefusal(request.characterId, getAccess, () => generation.submitJob(request, call))),
    getJob: (jobId, call) => heard(generation.getJob(jobId, call)),
    listJobs: async (call) => {
      const jobs = await generation.listJobs(call);
      for (const job of jobs) shared.publish(job);
      return jobs;
    },
    cancelJob: (jobId, call) => heard(generation.cancelJob(jobId, call)),
    watchJob: shared.watch,
    uploadSample: (sample, call) => explainRefusal(sample.characterId, getAccess, () => upload(sample, call)),
    activateImage: (image, call) =>
      explainRefusal(image.characterId, getAccess, () => images.activateImage(image, call)),
    ...avatars,
    uploadAvatar: (avatar, call) =>
      'characterId' in avatar.owner
        ? explainRefusal(avatar.owner.characterId, getAccess, () => avatars.uploadAvatar(avatar, call))
        : avatars.uploadAvatar(avatar, call),
    removeAvatar: (image, call) =>
      explainRefusal(image.characterId, getAccess, () => avatars.removeAvatar(image, call)),
    deleteImage: (image, call) =>
      explainRefusal(image.characterId, getAccess, () => images.deleteImage(image, call)),
  };
}

function openEvents(http: Http, signal: AbortSignal): Promise<StreamAnswer> {
  return http.request({
    method: 'GET',
    url: '/image-generation/events',
    adapter: 'fetch',
    responseType: 'stream',
    headers: { Accept: 'text/event-stream' },
    signal,
  });
}

function noEvents(): GenerationError {
  return new GenerationError({ code: 'not-found', message: 'This back end has no events' });
}

function readSnapshot(data: string, urls: AbsoluteUrls): JobSnapshot | null {
  try {
    const parsed = z.safeParse(JobSnapshotSchema, JSON.parse(data));
    return parsed.success ? urls.job(parsed.data) : null;
  } catch {
    return null;
  }
}
