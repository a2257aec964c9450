import type { GeneratedImage, StageId } from '../contract/index.ts';
import type { Submission } from './submission.ts';

/** A picture of which the host tells only the address, which then serves as its id. */
export function charHubPicture(stage: StageId, url: string, { submittedAt }: Submission): GeneratedImage {
  const made = madeAt({ url });
  const isView = stage !== 'avatar' && stage !== 'cover';
  return {
    id: url,
    type: isView ? 'REFERENCE' : stage === 'avatar' ? 'AVATAR' : 'COVER',
    url,
    width: null,
    height: null,
    content: isView ? stage : null,
    seed: null,
    createdAt: made === null ? submittedAt : new Date(made).toISOString(),
  };
}

/** When a picture was made, in milliseconds: from its address, such as `face_1767268800000.webp`, else from its record. */
export function madeAt({ url, createdAt = '' }: { url: string; createdAt?: string }): number | null {
  const [, stamp] = /_(\d{13})\.\w+(?:$|[?#])/.exec(url) ?? [];
  const time = stamp === undefined ? Date.parse(createdAt) : Number(stamp);
  return Number.isFinite(time) ? time : null;
}

/** A job that is run again, after its worker died, makes its pictures again and deletes the first ones. */
export function isNewer(picture: GeneratedImage, than: GeneratedImage): boolean {
  return (madeAt(picture) ?? 0) > (madeAt(than) ?? 0);
}
