import { english, learnEnglish } from './english.ts';
import { jobTexts } from './english/job.ts';
import type { MessageKey } from './messages.types.ts';

type ErrorWhatKey = Extract<MessageKey, `error.${string}.what`>;
type ErrorAdviceKey = Extract<MessageKey, `error.${string}.advice`>;

/** The two sentences for an error: what happened, and what to do about it. */
export interface ErrorMessageKeys {
  readonly what: ErrorWhatKey;
  readonly advice: ErrorAdviceKey;
}

/** For the code of a refused request or of a failed job; codes nobody has a sentence for get the general one. */
export function errorMessageKeys(code: string): ErrorMessageKeys {
  learnEnglish(jobTexts);
  const what = `error.${code}.what`;
  const advice = `error.${code}.advice`;
  return isWhatKey(what) && isAdviceKey(advice)
    ? { what, advice }
    : { what: 'error.unknown.what', advice: 'error.unknown.advice' };
}

function isWhatKey(key: string): key is ErrorWhatKey {
  return Object.hasOwn(english, key) && key.endsWith('.what');
}

function isAdviceKey(key: string): key is ErrorAdviceKey {
  return Object.hasOwn(english, key) && key.endsWith('.advice');
}
