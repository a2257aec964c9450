import type { GenerationErrorData } from '@charhub/api-client/contract';
import {
  errorMessageKeys,
  type CommonKey,
  type jobTexts,
  type KeyOf,
  type uploaderTexts,
} from '../locales/index.ts';

type Key = CommonKey | KeyOf<typeof uploaderTexts | typeof jobTexts>;

interface SentenceKeys {
  readonly what: Key;
  readonly advice: Key;
}

const byStatus: Readonly<Partial<Record<number, SentenceKeys>>> = {
  400: { what: 'uploader.error.refused', advice: 'uploader.error.another' },
  413: { what: 'uploader.error.tooLarge', advice: 'uploader.error.another' },
  415: { what: 'uploader.error.wrongType', advice: 'uploader.error.another' },
  503: { what: 'uploader.error.storage', advice: 'error.unavailable.advice' },
};

/** The two sentences for an upload that failed. */
export function uploadErrorKeys(error: GenerationErrorData): SentenceKeys {
  const known = error.status === null ? undefined : byStatus[error.status];
  if (known !== undefined) return known;
  if (error.code === 'validation')
    return { what: 'uploader.error.refused', advice: 'uploader.error.another' };
  const keys = errorMessageKeys(error.code);
  // Nothing here costs anything, so nobody need be told that it is not charged twice.
  return error.code === 'timeout' ? { ...keys, advice: 'error.conflict.advice' } : keys;
}

/** The sentence for a picture that could not be had from its address. */
export function importErrorKey(error: GenerationErrorData): Key {
  if (error.status === 413) return 'uploader.address.tooLarge';
  if (error.status === 415) return 'uploader.address.noPicture';
  if (error.code === 'validation' || error.code === 'not-found') return 'uploader.address.refused';
  if (error.code === 'unavailable') return 'uploader.address.unreachable';
  return errorMessageKeys(error.code).what;
}

/** Whether the same picture may be taken another time. */
export function isWorthRetrying({ code, retryable }: GenerationErrorData): boolean {
  return retryable || !['validation', 'forbidden', 'not-found'].includes(code);
}
