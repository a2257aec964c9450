import type { JobSnapshot, ReferenceView } from '../src/contract/index.ts';
import type { JobKnowledge } from '../src/charhub/job-knowledge.ts';
import { join, nothingKnown, readStatus } from '../src/charhub/job-knowledge.ts';
import { JobStatus } from '../src/charhub/job-status.ts';
import { toSnapshot } from '../src/charhub/status-to-snapshot.ts';
import type { Submission } from '../src/charhub/submission.ts';
import type { CharHubJob } from '../src/testing/charhub-back-end/index.ts';

const submitted = Date.parse('2026-01-01T12:00:00.000Z');
const common = {
  number: '12',
  characterId: 'character-1',
  userId: 'owner',
  mediaUrl: 'https://media.example',
  batch: submitted + 60_000,
};

export function avatarJob(): CharHubJob {
  return { ...common, type: 'AVATAR', views: [], body: { imageType: 'AVATAR', prompt: 'red hair' } };
}

export function datasetJob(views: readonly ReferenceView[]): CharHubJob {
  const referenceImages = [{ type: 'SAMPLE', url: 'https://media.example/sample.webp' }];
  const body = { prompt: { positive: 'red hair', negative: '' }, referenceImages, viewsToGenerate: views };
  return { ...common, type: 'REFERENCE', views, body };
}

/** What the client knew when it started the job. */
export function submissionOf({ number, type, characterId, views }: CharHubJob): Submission {
  const kind = type === 'REFERENCE' ? 'reference-dataset' : type === 'AVATAR' ? 'avatar' : 'cover';
  const submittedAt = new Date(submitted).toISOString();
  const quoted = 10 * Math.max(1, views.length);
  return { number, kind, characterId, views: [...views], quoted, submittedAt, idempotencyKey: 'key-1' };
}

/** One job's snapshots, answer by answer; a second passes between them. */
export function follower(job: CharHubJob) {
  const submission = submissionOf(job);
  let knowledge = nothingKnown;
  let held: JobSnapshot | null = null;
  let now = submitted;
  const learn = (news: JobKnowledge): JobSnapshot => {
    knowledge = join(knowledge, news);
    held = toSnapshot(submission, knowledge, { held, now: new Date(now).toISOString() });
    now += 1000;
    return held;
  };
  return {
    hear: (payload: unknown) => learn(readStatus(submission, JobStatus.parse(payload))),
    forget: () => learn({ ...nothingKnown, outcome: { type: 'forgotten' } }),
  };
}

/** The snapshot after each answer. */
export function followed(job: CharHubJob, payloads: readonly unknown[]): JobSnapshot[] {
  return payloads.map(follower(job).hear);
}
