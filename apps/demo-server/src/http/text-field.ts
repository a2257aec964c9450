import * as z from 'zod';

/** Text that can be stored: PostgreSQL takes neither a NUL nor half a character. */
export function textField(max: number, tooLong?: string) {
  return z
    .string()
    .max(max, tooLong)
    .refine(
      (text) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text),
      'The text has characters that cannot be stored',
    );
}
