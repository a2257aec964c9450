import type { PreviewStore } from './preview-store.ts';

/** How old an answer may be, by what it was: a first look should be met with a picture soon. */
const ASK_AGAIN_MS = { wanted: 2000, unwanted: 250 };

/**
 * Whether anybody wants to see the previews of a job. Asked for every frame, it answers at once with what it knew last,
 * and finds out now and then.
 */
export function watchWish(previews: Pick<PreviewStore, 'isWanted'>, jobId: string): () => boolean {
  let isWanted = false;
  let askedAt = -Infinity;
  return () => {
    const interval = isWanted ? ASK_AGAIN_MS.wanted : ASK_AGAIN_MS.unwanted;
    if (performance.now() - askedAt >= interval) {
      askedAt = performance.now();
      void previews.isWanted(jobId).then((answer) => (isWanted = answer));
    }
    return isWanted;
  };
}
