import type { CallOptions, GenerationClient, GenerationRequest, JobSnapshot } from '../contract/index.ts';
import { isGenerationError } from '../contract/index.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import { freshReferences, hasUnnamedPictures } from './fresh-references.ts';
import type { JobKnowledge } from './job-knowledge.ts';
import { join, nothingKnown, readStatus } from './job-knowledge.ts';
import { JobStatus, readJobData } from './job-status.ts';
import { toSnapshot } from './status-to-snapshot.ts';
import type { Submission } from './submission.ts';
import { toJobId } from './submission.ts';

/** Jobs of today's CharHub back end, which has no list of jobs, no stream, no cancel and no idempotency. */
export interface CharHubJobs {
  /** The snapshot of a job that was just started; asks for nothing, so that it cannot fail. */
  readonly begin: (submission: Submission, request: GenerationRequest) => JobSnapshot;
  readonly get: (submission: Submission, options?: CallOptions) => Promise<JobSnapshot>;
}

interface Heard {
  readonly knowledge: JobKnowledge;
  readonly snapshot: JobSnapshot;
}

const rememberedJobs = 200;

export function charHubJobs(
  http: Http,
  urls: AbsoluteUrls,
  listImages: GenerationClient['listImages'],
): CharHubJobs {
  const heard = new Map<string, Heard>();

  function learn(submission: Submission, news: JobKnowledge): JobSnapshot {
    const jobId = toJobId(submission);
    const before = heard.get(jobId);
    const knowledge = join(before?.knowledge ?? nothingKnown, news);
    const held = before?.snapshot ?? null;
    const snapshot = toSnapshot(submission, knowledge, { held, now: new Date().toISOString() });
    heard.delete(jobId);
    heard.set(jobId, { knowledge, snapshot });
    const [eldest] = heard.keys();
    if (heard.size > rememberedJobs && eldest !== undefined) heard.delete(eldest);
    return urls.job(snapshot);
  }

  return {
    begin: (submission, { prompt, sampleImageUrls }) =>
      learn(submission, {
        ...nothingKnown,
        request: { prompt, sampleImageUrls: [...sampleImageUrls] },
      }),
    get: async (submission, options) => {
      const news = await ask(http, submission, options);
      const known = join(heard.get(toJobId(submission))?.knowledge ?? nothingKnown, news);
      if (!hasUnnamedPictures(submission, known)) return learn(submission, news);
      const fresh = freshReferences(submission, known, await listImages(submission.characterId, options));
      return learn(submission, { ...news, pictures: new Map([...fresh, ...news.pictures]) });
    },
  };
}

async function ask(http: Http, submission: Submission, options?: CallOptions): Promise<JobKnowledge> {
  try {
    const target = path`/image-generation/status/${submission.number}`;
    const status = await http.send('GET', target, JobStatus, options);
    const { characterId = submission.characterId } = readJobData(status);
    // The host counts its jobs anew when its queue was emptied: the number may be another job's by now.
    return characterId === submission.characterId ? readStatus(submission, status) : forgotten;
  } catch (error) {
    if (isGenerationError(error) && error.status === 404 && error.message === 'Job not found')
      return forgotten;
    throw error;
  }
}

const forgotten: JobKnowledge = { ...nothingKnown, outcome: { type: 'forgotten' } };
