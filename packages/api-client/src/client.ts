import type { AxiosInstance } from 'axios';
import * as z from 'zod/mini';
import type { GenerationClient, JobSnapshot } from './contract/index.ts';
import { GenerationError, JobSnapshot as JobSnapshotSchema } from './contract/index.ts';
import type { GenerationUser } from './charhub/character-access.ts';
import type { AbsoluteUrls } from './charhub/absolute-urls.ts';
import { absoluteUrls } from './charhub/absolute-urls.ts';
import { characterAccess, explainRefusal } from './charhub/character-access.ts';
import { charHubJobs } from './charhub/charhub-jobs.ts';
import { generationEndpoints } from './charhub/generation-endpoints.ts';
import { imageEndpoints } from './charhub/image-endpoints.ts';
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
  );
  const getAccess = characterAccess(http, urls, () => (typeof user === 'function' ? user() : (user ?? null)));
  const upload = sampleUpload(http, {
    stallMs: options.uploadStallMs ?? 15_000,
    answerMs: options.uploadAnswerMs ?? 60_000,
  });
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

  return {
    ...generation,
    ...images,
    getAccess,
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
