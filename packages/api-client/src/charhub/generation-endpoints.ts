import type { GenerationClient, GenerationRequest } from '../contract/index.ts';
import { GenerationError, isGenerationError } from '../contract/index.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { BalanceReply, JobReply, JobStartedReply, JobsReply, ServiceCostsReply } from './replies.ts';

type GenerationEndpoints = Pick<
  GenerationClient,
  'submitJob' | 'getJob' | 'listJobs' | 'cancelJob' | 'getQuote'
>;

/** Starting, asking for and ending jobs, and their price, over the host's endpoints. */
export function generationEndpoints(http: Http, urls: AbsoluteUrls): GenerationEndpoints {
  const getJob: GenerationClient['getJob'] = async (jobId, options) =>
    urls.job((await http.send('GET', path`/image-generation/jobs/${jobId}`, JobReply, options)).data);

  return {
    getJob,
    submitJob: async (request, { idempotencyKey, signal }) => {
      const { jobId } = await http.send('POST', startPath(request), JobStartedReply, {
        body: startBody(request),
        headers: { 'Idempotency-Key': idempotencyKey },
        signal,
      });
      return getJob(jobId, { signal });
    },
    listJobs: async (options) => {
      try {
        return (await http.send('GET', '/image-generation/jobs', JobsReply, options)).data.map(urls.job);
      } catch (error) {
        if (isGenerationError(error) && error.code === 'not-found') return [];
        throw error;
      }
    },
    cancelJob: async (jobId, options) =>
      (
        await http.send('POST', path`/image-generation/jobs/${jobId}/cancel`, JobReply, {
          ...options,
          body: {},
        })
      ).data,
    getQuote: async ({ kind, viewCount }, options) => {
      const [costs, balance] = await Promise.all([
        http.send('GET', '/credits/service-costs', ServiceCostsReply, options),
        http.send('GET', '/credits/balance', BalanceReply, options),
      ]);
      const unit = costs.data.find(({ serviceIdentifier }) => serviceIdentifier === 'IMAGE_GENERATION');
      if (unit === undefined) {
        const message = 'GET /credits/service-costs: no price for IMAGE_GENERATION';
        throw new GenerationError({ code: 'protocol', message });
      }
      const pictures = kind === 'reference-dataset' ? viewCount : 1;
      return { credits: unit.creditsPerUnit * pictures, balance: balance.data.balance };
    },
  };
}

function startPath({ kind }: GenerationRequest): string {
  return kind === 'reference-dataset' ? '/image-generation/character-dataset' : '/image-generation/avatar';
}

function startBody({ kind, characterId, prompt, sampleImageUrls, views }: GenerationRequest): unknown {
  if (kind === 'reference-dataset') {
    return {
      characterId,
      prompt: { positive: prompt, negative: '' },
      referenceImages: sampleImageUrls.map((url) => ({ type: 'SAMPLE', url })),
      viewsToGenerate: views,
    };
  }
  const [referenceImageUrl] = sampleImageUrls;
  const imageType = kind === 'avatar' ? 'AVATAR' : 'COVER';
  return {
    characterId,
    prompt,
    imageType,
    ...(referenceImageUrl === undefined ? {} : { referenceImageUrl }),
  };
}
