import type { PictureProblem, PictureProblemReason } from '@charhub/machines';
import { MAX_FILE_BYTES, MAX_MEGAPIXELS } from './picture-limits.ts';

/** Why a file cannot become an avatar, told by its bytes and never by its name; null when it can. */
export async function inspectPicture(file: Blob, name: string): Promise<PictureProblem | null> {
  const problem = (reason: PictureProblemReason, megapixels: number | null = null): PictureProblem => ({
    ...{ reason, name, megapixels },
    sizeBytes: file.size,
  });
  if (file.size > MAX_FILE_BYTES) return problem('too-large');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return problem('unreadable');
  const { readPictureHeader } = await import('./picture-header.ts');
  const header = readPictureHeader(new Uint8Array(bytes));
  if (header.kind === 'unknown') return problem('wrong-type');
  if (header.kind !== 'usable') return problem(header.kind);
  // Rounded up, so that nobody is told that 40 are more than 40.
  const megapixels = Math.ceil((header.width * header.height) / 1_000_000);
  return megapixels > MAX_MEGAPIXELS ? problem('too-many-pixels', megapixels) : null;
}
