import * as z from 'zod';

/** As in CharHub, an unknown type becomes OTHER; so does REFERENCE, which only a dataset job may make. */
export const UploadType = z
  .string()
  .optional()
  .transform((type) => type?.toUpperCase())
  .pipe(z.enum(['AVATAR', 'COVER', 'SAMPLE', 'STICKER', 'OTHER']).catch('OTHER'));
