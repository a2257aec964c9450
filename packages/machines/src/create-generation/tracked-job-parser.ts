import type { GenerationRequest } from '@charhub/api-client/contract';
import type { TrackedJob } from '../generation-jobs/generation-jobs.types.ts';

const kinds: ReadonlySet<unknown> = new Set(['avatar', 'cover', 'reference-dataset']);
const views: ReadonlySet<unknown> = new Set(['face', 'front', 'side', 'back']);
const states: ReadonlySet<unknown> = new Set([
  'active',
  'completed',
  'failed',
  'cancelled',
  'lost',
  'refused',
]);

/** The lines that are whole. Storage and other tabs may hold what an older version, or somebody else, wrote. */
export function parseTrackedJobs(value: unknown): readonly TrackedJob[] {
  return Array.isArray(value) ? value.filter(isTrackedJob) : [];
}

function isTrackedJob(value: unknown): value is TrackedJob {
  return (
    isRecord(value) &&
    isString(value.key) &&
    isNullOr(isString)(value.jobId) &&
    kinds.has(value.kind) &&
    isString(value.characterId) &&
    isNullOr(isRequest)(value.request) &&
    isString(value.createdAt) &&
    states.has(value.state) &&
    typeof value.seen === 'boolean' &&
    typeof value.announced === 'boolean'
  );
}

function isRequest(value: unknown): value is GenerationRequest {
  return (
    isRecord(value) &&
    kinds.has(value.kind) &&
    isString(value.characterId) &&
    isString(value.prompt) &&
    Array.isArray(value.sampleImageUrls) &&
    value.sampleImageUrls.every(isString) &&
    Array.isArray(value.views) &&
    value.views.every((view) => views.has(view))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNullOr(test: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === null || test(value);
}
