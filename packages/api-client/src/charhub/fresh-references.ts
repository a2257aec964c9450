import type { CharacterImage, GeneratedImage, ReferenceView } from '../contract/index.ts';
import type { JobKnowledge } from './job-knowledge.ts';
import { madeAt } from './picture.ts';
import type { Submission } from './submission.ts';

/** Whether a finished dataset did not name all its pictures, so that the gallery has to be asked. */
export function hasUnnamedPictures(
  { kind, views }: Submission,
  { outcome, pictures }: Pick<JobKnowledge, 'outcome' | 'pictures'>,
): boolean {
  return (
    kind === 'reference-dataset' && outcome?.type === 'finished' && views.some((view) => !pictures.has(view))
  );
}

/**
 * The newest picture of each wanted view, without those that are older than the job. That is told by this device's
 * clock, and by the pictures the job did name: all of one job carry the same time.
 */
export function freshReferences(
  { views, submittedAt }: Submission,
  { pictures }: Pick<JobKnowledge, 'pictures'>,
  images: readonly CharacterImage[],
): ReadonlyMap<ReferenceView, GeneratedImage> {
  const named = [...pictures.values()].flatMap((picture) => madeAt(picture) ?? []);
  const begun = Math.min(Date.parse(submittedAt), ...named);
  const fresh = new Map<ReferenceView, GeneratedImage>();
  for (const view of views) {
    const [newest] = images
      .filter(({ type, content }) => type === 'REFERENCE' && content === view)
      .map((image) => ({ image, time: madeAt(image) ?? -1 }))
      .filter(({ time }) => time >= begun)
      .sort((a, b) => b.time - a.time);
    if (newest === undefined) continue;
    const { id, type, url, width, height, content, createdAt } = newest.image;
    fresh.set(view, { id, type, url, width, height, content, seed: null, createdAt });
  }
  return fresh;
}
