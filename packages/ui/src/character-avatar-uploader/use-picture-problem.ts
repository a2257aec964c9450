import type { PictureProblem } from '@charhub/machines';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import { MAX_FILE_BYTES, MAX_MEGAPIXELS } from './picture-limits.ts';

/** Why a file was refused and what to do, in a sentence; null when it was not. */
export function usePictureProblem(problem: PictureProblem | null): string | null {
  const { t, formatNumber, formatFileSize } = useMessages(uploaderTexts);
  if (problem === null) return null;
  const { reason, name, sizeBytes, megapixels } = problem;
  switch (reason) {
    case 'too-large':
      return t('sample.tooLarge', {
        name,
        // Rounded, a file just above the limit would be told to have exactly the limit.
        size: formatFileSize(Math.max(sizeBytes, MAX_FILE_BYTES + 100 * 1024)),
        limit: formatFileSize(MAX_FILE_BYTES),
      });
    case 'too-many-pixels':
      return t('uploader.problem.too-many-pixels', {
        name,
        megapixels: formatNumber(megapixels ?? MAX_MEGAPIXELS + 1),
        limit: formatNumber(MAX_MEGAPIXELS),
      });
    case 'unreadable':
      return t('sample.unreadable', { name });
    default:
      return t(`uploader.problem.${reason}`, { name });
  }
}
