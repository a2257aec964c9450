import type { AxiosInstance } from 'axios';
import * as z from 'zod/mini';
import type { CharacterImage } from '../contract/index.ts';
import { ImageType, isGenerationError } from '../contract/index.ts';
import { createHttp, path } from '../http/http.ts';
import { backoffMs } from '../watch-job/backoff.ts';
import type { WatchEnvironment } from '../watch-job/environment.ts';
import { pageEnvironment } from '../watch-job/environment.ts';
import { comesBack, pause } from '../watch-job/pause.ts';
import { AnyReply, ImagesReply } from './replies.ts';

/** Pictures by type, newest first; a type without pictures is missing. */
export type ImagesByType = Partial<Record<ImageType, CharacterImage[]>>;

/** A job as the host's front end knows it. */
export interface ImageJobStatus {
  readonly jobId: string;
  /** Only `completed` when the job has delivered: a failure that the queue hides in `completed` is `failed` here. */
  readonly state: 'waiting' | 'active' | 'completed' | 'failed';
  /** A number, for a dataset how many views are completed and which pictures there are. */
  readonly progress: unknown;
  readonly data?: unknown;
  readonly result?:
    | {
        readonly success: boolean;
        readonly imageUrl?: string | undefined;
        readonly characterId?: string | undefined;
      }
    | undefined;
  /** Why it failed, in the words of the worker. */
  readonly failedReason?: string | undefined;
}

export interface StartAvatarRequest {
  readonly characterId: string;
  readonly prompt?: string | undefined;
  readonly referenceImageUrl?: string | undefined;
  /** @default 'AVATAR' */
  readonly imageType?: 'AVATAR' | 'COVER' | undefined;
}

export interface ImageGenerationService {
  listCharacterImages(characterId: string): Promise<ImagesByType>;
  /** Makes it the current one of its type. */
  activateImage(characterId: string, imageId: string): Promise<void>;
  deleteImage(characterId: string, imageId: string): Promise<void>;
  /** Starts a job. Each call starts another one: dialogs go through `GenerationClient`, which sends an intent once. */
  generateAvatar(request: StartAvatarRequest): Promise<{ jobId: string; message: string }>;
  getJobStatus(jobId: string): Promise<ImageJobStatus>;
  /**
   * Resolves when the job is over, however it ended. A question that fails is asked again, later; only one that is refused
   * (401, 403, 404) rejects. Rejects with `Job polling timeout` after `maxAttempts` questions.
   *
   * @param maxAttempts @default unlimited: a job that the caller gives up on goes on and is charged
   * @param interval milliseconds between an answer and the next question @default 5000
   */
  pollJobStatus(
    jobId: string,
    onProgress?: (status: ImageJobStatus) => void,
    maxAttempts?: number,
    interval?: number,
  ): Promise<ImageJobStatus>;
  checkHealth(): Promise<{ comfyui: string }>;
}

export interface ImageGenerationServiceOptions {
  /** The host's instance. */
  readonly axios: AxiosInstance;
  /** @default those of the page */
  readonly environment?: WatchEnvironment | undefined;
}

/**
 * CharHub's own `imageGenerationService`, by its method names and results, for those of its callers that stay. Unlike
 * that one it ends calls that are not answered, asks one question at a time, knows every state of the queue, and calls a
 * failure a failure.
 */
export function createImageGenerationService({
  axios,
  environment = pageEnvironment(),
}: ImageGenerationServiceOptions): ImageGenerationService {
  const http = createHttp({ axios, baseUrl: undefined, pathPrefix: '/api/v1', timeoutMs: 15_000 });
  const images = (characterId: string) => path`/image-generation/characters/${characterId}/images`;

  const getJobStatus = async (jobId: string) =>
    legacyStatus(await http.send('GET', path`/image-generation/status/${jobId}`, StatusReply));

  return {
    listCharacterImages: async (characterId) => {
      const { data } = await http.send('GET', images(characterId), ImagesReply);
      return Object.fromEntries(Object.entries(data).filter(([type]) => isImageType(type)));
    },
    activateImage: async (characterId, imageId) => {
      const target = `${images(characterId)}${path`/${imageId}/activate`}`;
      await http.send('PATCH', target, AnyReply, { body: {} });
    },
    deleteImage: async (characterId, imageId) => {
      await http.send('DELETE', `${images(characterId)}${path`/${imageId}`}`, AnyReply);
    },
    generateAvatar: (body) => http.send('POST', '/image-generation/avatar', StartedReply, { body }),
    getJobStatus,
    pollJobStatus: async (jobId, onProgress, maxAttempts = Number.POSITIVE_INFINITY, interval = 5000) => {
      const { signal } = new AbortController();
      let failures = 0;
      for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
        try {
          const status = await getJobStatus(jobId);
          failures = 0;
          onProgress?.(status);
          if (status.state === 'completed' || status.state === 'failed') return status;
        } catch (error) {
          if (!isGenerationError(error) || refusals.has(error.code)) throw error;
          failures += 1;
        }
        const backoff =
          failures === 0 ? 0 : backoffMs(failures, { baseMs: 1000, capMs: 30_000 }, environment.random);
        await pause(environment, Math.max(interval, backoff), { signal, wake: comesBack(environment) });
      }
      throw new Error('Job polling timeout');
    },
    checkHealth: () => http.send('GET', '/image-generation/health', HealthReply),
  };
}

const refusals: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'not-found', 'protocol']);

const StartedReply = z.object({ jobId: z.string(), message: z.string() });
const HealthReply = z.object({ comfyui: z.string() });
const StatusReply = z.object({
  jobId: z.string(),
  state: z.string(),
  progress: z.unknown(),
  data: z.optional(z.unknown()),
  result: z.nullish(
    z.looseObject({
      success: z.boolean(),
      imageUrl: z.optional(z.string()),
      characterId: z.optional(z.string()),
      error: z.optional(z.string()),
    }),
  ),
  failedReason: z.nullish(z.string()),
});

/** The queue's own states as the four that the host's front end knows. */
function legacyStatus({ state, result, failedReason, ...rest }: z.infer<typeof StatusReply>): ImageJobStatus {
  const isFailure = state === 'failed' || (state === 'completed' && result?.success !== true);
  const reason = failedReason ?? result?.error;
  return {
    ...rest,
    state: isFailure ? 'failed' : state === 'completed' || state === 'active' ? state : 'waiting',
    ...(result && { result }),
    ...(isFailure && reason !== undefined && { failedReason: reason }),
  };
}

function isImageType(type: string): type is ImageType {
  return ImageType.options.some((known) => known === type);
}
