import type { GenerationClient } from '../contract/index.ts';
import { GenerationError, isGenerationError } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { CharHubJobs } from './charhub-jobs.ts';
import { avatarLikeness } from './avatar-likeness.ts';
import { isMissingRoute } from './missing-route.ts';
import type { CreditsPerPicture } from './quote.ts';
import { quotes } from './quote.ts';
import { JobReply, JobsReply, JobStartedReply } from './replies.ts';
import { singleStart } from './single-start.ts';
import { checkedRequest, startBody, startPath } from './start-request.ts';
import type { Submission } from './submission.ts';
import { fromJobId } from './submission.ts';

type GenerationCalls = Pick<GenerationClient, 'submitJob' | 'getJob' | 'listJobs' | 'cancelJob' | 'getQuote'>;

export interface GenerationEndpoints extends GenerationCalls {
  /** False once the back end has said that it has no job routes: it is today's CharHub. */
  readonly hasJobRoutes: () => boolean;
}

export interface GenerationEndpointsOptions {
  readonly listImages: GenerationClient['listImages'];
  readonly creditsPerPicture: CreditsPerPicture | undefined;
}

/**
 * Starting, asking for and ending jobs, and their price, over the host's endpoints. Which of two back ends answers is
 * found by asking: one with job routes, or today's CharHub, whose jobs are read from their status.
 */
export function generationEndpoints(
  http: Http,
  urls: AbsoluteUrls,
  charHubJobs: CharHubJobs,
  { listImages, creditsPerPicture }: GenerationEndpointsOptions,
): GenerationEndpoints {
  let jobRoutes: 'unknown' | 'present' | 'missing' = 'unknown';
  const { getQuote, shownPrice } = quotes(http, creditsPerPicture);
  const startOnce = singleStart<Submission>(async () => {
    if (jobRoutes === 'unknown') await listJobs();
    return jobRoutes === 'present';
  });

  async function viaJobRoutes<T>(call: () => Promise<T>): Promise<T> {
    try {
      const answer = await call();
      jobRoutes = 'present';
      return answer;
    } catch (error) {
      if (isMissingRoute(error)) jobRoutes = 'missing';
      throw error;
    }
  }

  const listJobs: GenerationClient['listJobs'] = async (options) => {
    try {
      const { data } = await viaJobRoutes(() =>
        http.send('GET', '/image-generation/jobs', JobsReply, options),
      );
      return data.map(urls.job);
    } catch (error) {
      if (isGenerationError(error) && error.code === 'not-found') return [];
      throw error;
    }
  };

  const getJob: GenerationClient['getJob'] = async (jobId, options) => {
    const submission = fromJobId(jobId);
    if (submission !== null) return charHubJobs.get(submission, options);
    const { data } = await viaJobRoutes(() =>
      http.send('GET', path`/image-generation/jobs/${jobId}`, JobReply, options),
    );
    return urls.job(data);
  };

  return {
    hasJobRoutes: () => jobRoutes !== 'missing',
    getQuote,
    listJobs,
    getJob,
    submitJob: async (request, { idempotencyKey, signal }) => {
      const checked = checkedRequest(request);
      const submission = await startOnce(idempotencyKey, async () => {
        const { kind, characterId, views } = checked;
        const submittedAt = new Date().toISOString();
        const quoted = shownPrice(checked);
        const headers = { 'Idempotency-Key': idempotencyKey };
        const likeness =
          jobRoutes === 'missing' ? await avatarLikeness(checked, listImages, signal) : undefined;
        const call = { body: startBody(checked, likeness), headers, signal };
        const { jobId: number } = await http.send('POST', startPath(checked), JobStartedReply, call);
        return { number, kind, characterId, views: [...views], quoted, submittedAt, idempotencyKey };
      });
      if (jobRoutes !== 'missing') {
        try {
          return await getJob(submission.number, { signal });
        } catch (error) {
          if (!isMissingRoute(error)) throw error;
        }
      }
      return charHubJobs.begin(submission, checked);
    },
    cancelJob: async (jobId, options) => {
      const message = 'This back end cannot cancel a job; it goes on';
      const refusal = new GenerationError({ code: 'unavailable', message });
      if (fromJobId(jobId) !== null) throw refusal;
      try {
        const target = path`/image-generation/jobs/${jobId}/cancel`;
        return urls.job((await http.send('POST', target, JobReply, { ...options, body: {} })).data);
      } catch (error) {
        throw isMissingRoute(error) ? refusal : error;
      }
    },
  };
}
