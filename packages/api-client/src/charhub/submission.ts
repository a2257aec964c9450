import * as z from 'zod/mini';
import type { GenerationRequest, StageId } from '../contract/index.ts';
import { JobKind, ReferenceView } from '../contract/index.ts';

/** What only the one who started a job on today's CharHub back end knows; the back end tells none of it again. */
export const Submission = z.object({
  /** The host's number for the job. */
  number: z.string(),
  kind: JobKind,
  characterId: z.string(),
  /** In making order; empty for avatar and cover. */
  views: z.array(ReferenceView),
  /** Credits that were shown before the click. */
  quoted: z.number(),
  /** ISO 8601, by this device's clock. */
  submittedAt: z.string(),
  idempotencyKey: z.nullable(z.string()),
});
export type Submission = z.infer<typeof Submission>;

const scheme = 'charhub:';

/**
 * The id of such a job, which says all of it: `charhub:12?kind=avatar&…`. Whoever keeps the id, such as a registry of
 * jobs in storage or another tab, can follow the job after a reload, and the client needs no storage of its own. The
 * prompt is not in it: the host's status tells that.
 */
export function toJobId(submission: Submission): string {
  const { number, kind, characterId, views, quoted, submittedAt, idempotencyKey } = submission;
  const facts = new URLSearchParams({ kind, characterId, quoted: String(quoted), submittedAt });
  if (views.length > 0) facts.set('views', views.join(' '));
  if (idempotencyKey !== null) facts.set('idempotencyKey', idempotencyKey);
  return `${scheme}${encodeURIComponent(number)}?${facts.toString()}`;
}

/** Null for an id of another kind. */
export function fromJobId(jobId: string): Submission | null {
  const [, encoded = '', facts = ''] = /^charhub:([^?]+)\?(.*)$/.exec(jobId) ?? [];
  const number = decoded(encoded);
  if (number === '') return null;
  const read = new URLSearchParams(facts);
  const views = read.get('views');
  const parsed = z.safeParse(Submission, {
    ...Object.fromEntries(read),
    number,
    views: views === null ? [] : views.split(' '),
    quoted: Number(read.get('quoted') ?? Number.NaN),
    idempotencyKey: read.get('idempotencyKey'),
  });
  return parsed.success && isWhole(parsed.data) ? parsed.data : null;
}

/** The pictures a job makes, in making order. */
export function stageIds({ kind, views }: Pick<GenerationRequest, 'kind' | 'views'>): readonly StageId[] {
  return kind === 'reference-dataset' ? views : [kind];
}

function isWhole(submission: Submission): boolean {
  return stageIds(submission).length > 0 && !Number.isNaN(Date.parse(submission.submittedAt));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
