import * as z from 'zod/mini';
import { CharacterImage, JobSnapshot } from '../contract/index.ts';

/** Answers of the host's API, as far as the client reads them. */

export const JobStartedReply = z.object({ jobId: z.string() });

export const JobReply = z.object({ data: JobSnapshot });

export const JobsReply = z.object({ data: z.array(JobSnapshot) });

/** Keyed by type; a type without pictures is missing. */
export const ImagesReply = z.object({ data: z.record(z.string(), z.array(CharacterImage)) });

export const UploadReply = z.object({ data: z.object({ url: z.string() }) });

export const ServiceCostsReply = z.object({
  data: z.array(z.object({ serviceIdentifier: z.string(), creditsPerUnit: z.number() })),
});

export const BalanceReply = z.object({ data: z.object({ balance: z.number() }) });

export const CharacterReply = z.object({
  data: z.object({
    userId: z.string(),
    name: z.optional(z.nullable(z.string())),
    firstName: z.optional(z.nullable(z.string())),
    lastName: z.optional(z.nullable(z.string())),
    avatar: z.optional(z.nullable(z.string())),
  }),
});
export type CharacterReply = z.infer<typeof CharacterReply>;

/** An answer of which only the status matters. */
export const AnyReply = z.unknown();
